import { expect, test } from "vitest";
import { admit, type Knock } from "./admission.ts";

const HOUSE = { authorities: ["lab.test:4711", "other.test:4711"], scheme: "https", key: "k3y" } as const;
const GUEST: Knock = { host: "lab.test:4711", origin: undefined, path: "/k3y/channels/document.html?x=1" };

test("admit() gives the path behind the key", () => {
  expect(admit(GUEST, HOUSE)).toEqual({ kind: "admitted", path: "/channels/document.html?x=1" });
});

test.each(["https://lab.test:4711", "https://other.test:4711", "null"])(
  "admit() lets in origin %s",
  (origin) => {
    expect(admit({ ...GUEST, origin }, HOUSE).kind).toBe("admitted");
  },
);

test.each([
  "https://evil.example",
  "http://lab.test:4711",
  "https://lab.test",
  "https://lab.test:4711.evil.example",
  "",
])("admit() keeps out origin %j", (origin) => {
  expect(admit({ ...GUEST, origin }, HOUSE)).toEqual({ kind: "refused", reason: "origin" });
});

test.each(["rebound.example:4711", "127.0.0.1:4711", "lab.test", "lab.test:80", undefined])(
  "admit() keeps out Host %s",
  (host) => {
    expect(admit({ ...GUEST, host }, HOUSE)).toEqual({ kind: "refused", reason: "host" });
  },
);

test.each(["/", "/channels/run.json", "/k3y", "/k3yx/channels/run.json", "//k3y/channels/run.json"])(
  "admit() keeps out %s, which lacks the key",
  (path) => {
    expect(admit({ ...GUEST, path }, HOUSE)).toEqual({ kind: "refused", reason: "key" });
  },
);
