import { expect, test } from "vitest";
import { createResolver, shareLookups, type ResolverOptions } from "./resolve-name.ts";

const ELSEWHERE: Omit<ResolverOptions, "ask"> = { isTimeToLiveKnown: Promise.resolve(false) };

test("createResolver() hands every record on", async () => {
  const addresses = ["203.0.113.10", "127.0.0.1"];
  const { resolve } = createResolver({ ...ELSEWHERE, ask: async () => ({ addresses }) });
  expect(await resolve("a.test")).toEqual({ kind: "addresses", addresses });
});

test("createResolver() tells a name that does not exist from one that takes too long", async () => {
  const none = createResolver({
    ...ELSEWHERE,
    ask: () => Promise.reject(new Error("NS_ERROR_UNKNOWN_HOST")),
  });
  expect(await none.resolve("a.test")).toEqual({ kind: "unresolved" });
  const empty = createResolver({ ...ELSEWHERE, ask: async () => ({ addresses: [] }) });
  expect(await empty.resolve("a.test")).toEqual({ kind: "unresolved" });
  const late = createResolver({ ...ELSEWHERE, ask: () => new Promise(() => undefined), deadlineMs: 1 });
  expect(await late.resolve("a.test")).toEqual({ kind: "late" });
});

test("answers lapse from the first one on that came by HTTPS, whatever comes after it", async () => {
  const ways = [false, true, false];
  const { resolve, answersLapse } = createResolver({
    ...ELSEWHERE,
    ask: async () => ({ addresses: ["203.0.113.10"], isTRR: ways.shift() ?? false }),
  });
  const lapsed: boolean[] = [];
  while (ways.length > 0) {
    await resolve("a.test");
    lapsed.push(answersLapse());
  }
  expect(lapsed).toEqual([false, true, true]);
});

test.each([
  ["on Windows", () => Promise.resolve(true), true],
  ["elsewhere", () => Promise.resolve(false), false],
  ["where the browser does not say where it is", () => Promise.reject(new Error("no platform")), true],
])("answers of the system's resolver %s lapse or not", async (_where, tell, expected) => {
  const isTimeToLiveKnown = tell();
  const { answersLapse } = createResolver({ ask: () => new Promise(() => undefined), isTimeToLiveKnown });
  await Promise.allSettled([isTimeToLiveKnown]);
  await expect.poll(answersLapse).toBe(expected);
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
