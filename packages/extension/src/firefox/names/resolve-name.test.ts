import { expect, test } from "vitest";
import { createResolveName, shareLookups } from "./resolve-name.ts";

test("createResolveName() hands every record on", async () => {
  const resolve = createResolveName(async () => ({ addresses: ["203.0.113.10", "127.0.0.1"] }));
  expect(await resolve("a.test")).toEqual({ kind: "addresses", addresses: ["203.0.113.10", "127.0.0.1"] });
});

test("createResolveName() tells a name that does not exist from one that takes too long", async () => {
  const none = createResolveName(() => Promise.reject(new Error("NS_ERROR_UNKNOWN_HOST")));
  expect(await none("a.test")).toEqual({ kind: "unresolved" });
  const empty = createResolveName(async () => ({ addresses: [] }));
  expect(await empty("a.test")).toEqual({ kind: "unresolved" });
  const late = createResolveName(() => new Promise(() => undefined), 1);
  expect(await late("a.test")).toEqual({ kind: "late" });
});

test("shareLookups() asks once for all that ask while it waits, and anew for whoever comes later", async () => {
  const asked: string[] = [];
  const resolve = shareLookups(async (host) => {
    asked.push(host);
    return { kind: "unresolved" };
  });
  await Promise.all([resolve("a.test"), resolve("b.test"), resolve("a.test")]);
  expect(asked).toEqual(["a.test", "b.test"]);
  await resolve("a.test");
  expect(asked).toEqual(["a.test", "b.test", "a.test"]);
});
