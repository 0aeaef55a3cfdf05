import { assertNever, type LeakVerdict } from "@hushport/core";

/** Says in plain words what a page can learn through a cell. */
export function describeVerdict(verdict: LeakVerdict): string {
  switch (verdict.kind) {
    case "leaks": {
      const pairs = new Set(verdict.oracles.map(({ states: [first, second] }) => `${first} from ${second}`));
      return `Leaks: tells ${[...pairs].join(", ")}`;
    }
    case "no-leak-detected":
      return `No leak detected (at most ${verdict.upperBound.bits.toFixed(2)} bits)`;
    case "not-reached":
      return `Not reached (at most ${verdict.upperBound.bits.toFixed(2)} bits)`;
    case "not-available":
      return `Not available: ${verdict.reason.replaceAll("-", " ")}`;
    default:
      return assertNever(verdict);
  }
}
