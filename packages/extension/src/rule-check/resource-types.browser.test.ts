import { canIsolate } from "@hushport/testbed";
import { describe, expect, test } from "vitest";
import { TOLD_TYPES, UNTOLD_TYPES } from "../chromium/observe/watch-answers.ts";
import { EARLY_TYPES, LATE_TYPES } from "../firefox/request/early-types.ts";
import { openGuard } from "../ui/fixtures/open-guard.ts";

const isolation = await canIsolate();

/** A type that a new version of a browser brings would be in no list, and its requests be treated as nobody decided. */
describe.skipIf(isolation.kind !== "possible").each([
  ["chromium", [...TOLD_TYPES, ...UNTOLD_TYPES]],
  ["firefox", [...EARLY_TYPES, ...LATE_TYPES]],
] as const)("the guard in %s", (engine, listed) => {
  test("has thought of every type of request that the browser names", async () => {
    await using guard = await openGuard({ engine });
    const page = await guard.show("options.html");
    const named = await page.evaluate("Object.values(chrome.webRequest.ResourceType)");
    expect(named).toEqual(expect.arrayContaining(["image", "websocket"]));
    // Other versions of the browser may name more: those may be listed.
    expect(listed).toEqual(expect.arrayContaining(Array.isArray(named) ? named : []));
  });
});
