import { expect, test } from "vitest";
import { canIsolate } from "./can-isolate.ts";

test.each(["darwin", "win32"] as const)("canIsolate() says in one line why %s cannot", async (platform) => {
  const isolation = await canIsolate(platform);
  expect(isolation).toEqual({
    kind: "impossible",
    reason: `network namespaces are a thing of Linux, and this is ${platform}`,
  });
});

test("canIsolate() gives a way that works, or a reason of one line", async () => {
  const isolation = await canIsolate();
  if (isolation.kind === "possible") expect(isolation.way.unshare).toContain("--net");
  else expect(isolation.reason).toMatch(/^[^\n]{10,}$/);
});
