import { expect, test } from "vitest";
import { annotationNumber } from "./annotation.ts";

/**
 * Numbers that Chromium gives, by name.
 *
 * Source: https://chromium.googlesource.com/chromium/src/+/main/tools/traffic_annotation/summary/annotations.xml and the
 * recorded visit, whose `ListAccounts` request is `gaia_auth_list_accounts` (35565745).
 */
test.for([
  ["gaia_auth_list_accounts", 35_565_745],
  ["test", 3_556_498],
  ["undefined", 45_578_882],
  ["missing", 77_012_883],
] as const)("annotationNumber(%s) is the browser's %i", ([name, number]) => {
  expect(annotationNumber(name)).toBe(number);
});
