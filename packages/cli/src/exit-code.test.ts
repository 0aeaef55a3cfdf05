import { expect, test } from "vitest";
import { auditExitCode } from "./exit-code.ts";

const LOADED = { kind: "loaded", httpStatus: 200 } as const;
const PARTIAL = { kind: "partial", code: "ERR", message: "" } as const;
const SLOW = { kind: "partial", code: "ERR_RECORDER_LOAD_TIMEOUT", message: "" } as const;
const FAILED = { kind: "failed", code: "ERR", message: "" } as const;

test.each([
  ["clean", LOADED, 0],
  ["local-access", LOADED, 1],
  ["scan", LOADED, 1],
  ["scan", PARTIAL, 1],
  ["clean", PARTIAL, 3],
  ["clean", SLOW, 0],
  ["clean", FAILED, 3],
  ["scan", FAILED, 3],
] as const)("auditExitCode() of %s after %o is %i", (verdict, outcome, expected) => {
  expect(auditExitCode({ verdict, outcome })).toBe(expected);
});
