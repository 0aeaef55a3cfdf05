import { expect, test } from "vitest";
import { assertPossible } from "./assert-possible.ts";

const PLAIN = { permission: "off", extension: undefined, flags: [], preferences: [] } as const;

test.each([
  ["chromium", { preferences: ["a.b=1"] }, "Cannot use preference a.b=1: preferences are Firefox's"],
  ["firefox", { flags: ["--x"] }, "Cannot use flag --x: flags are Chromium's"],
  ["webkit", { flags: ["--x"] }, "WebKit is measured as it is"],
  ["webkit", { extension: "/folder" }, "WebKit is measured as it is"],
  ["webkit", { permission: "denied" }, "Cannot use permission denied: WebKit has no permission"],
] as const)("assertPossible() refuses what %s does not have: %o", (kind, asked, message) => {
  expect(() => assertPossible({ installed: { kind }, ...PLAIN, ...asked })).toThrow(message);
});

test.each([
  ["chromium", { flags: ["--x"], extension: "/folder", permission: "denied" }],
  ["firefox", { preferences: ["a.b=1"], extension: "/folder", permission: "denied" }],
  ["webkit", { permission: "insecure" }],
] as const)("assertPossible() lets %s have what it knows: %o", (kind, asked) => {
  expect(() => assertPossible({ installed: { kind }, ...PLAIN, ...asked })).not.toThrow();
});
