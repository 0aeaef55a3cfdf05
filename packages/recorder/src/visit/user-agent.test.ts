import { expect, test } from "vitest";
import { windowedUserAgent } from "./user-agent.ts";

/** @see https://www.chromium.org/updates/ua-reduction/#sample-user-agent-strings-phase-4 */
test.for([
  [
    "linux",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  ],
  [
    "darwin",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  ],
  [
    "win32",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  ],
  [
    "freebsd",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  ],
] as const)("windowedUserAgent() is the reduced one on %s", ([platform, expected]) => {
  expect(windowedUserAgent("156.0.8078.79", platform)).toBe(expected);
});
