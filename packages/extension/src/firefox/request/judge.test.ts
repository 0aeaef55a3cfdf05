import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../contract/settings.ts";
import { detailsOf } from "../fixtures/details.ts";
import { judge } from "./judge.ts";

const SITE = "https://site.test/";
const PUBLIC = ["203.0.113.10"];

function judgeHost(host: string, page = "site.test") {
  const url = `http://${host}:8080/`;
  return judge(
    {
      details: detailsOf({ url, originUrl: SITE, documentUrl: SITE }),
      endpoint: { scheme: "http", host, port: 8080, path: "/" },
      initiator: { kind: "page", document: { host: page, space: "public" }, ancestors: [] },
      topUrl: SITE,
    },
    {
      settings: { ...DEFAULT_SETTINGS, mode: "default", localNames: ["home.example"] },
      addresses: PUBLIC,
      isPopup: false,
      nowMs: 0,
    },
  );
}

test.each(["home.example", "nas.home.example", "a.b.home.example"])(
  "judge() takes %s for local where home.example was declared to be",
  (host) => {
    expect(judgeHost(host)).toEqual({ action: "block", reason: "public-to-local" });
  },
);

test.each(["xhome.example", "example.com", "home.example.test"])(
  "judge() does not take %s for it",
  (host) => {
    expect(judgeHost(host).reason).toBe("not-local");
  },
);

test("judge() lets a page of a declared name reach its own host", () => {
  expect(judgeHost("nas.home.example", "nas.home.example").reason).toBe("not-local");
});
