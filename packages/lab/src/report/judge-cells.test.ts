import { expect, test } from "vitest";
import { buildObservation } from "../fixtures/build-observation.ts";
import type { LabObservation } from "./observation-schema.ts";
import { judgeCells, quantiles } from "./judge-cells.ts";

/** Ten rounds, the first two of which are warm-up, with a closed and an open port each. */
function observe(
  see: (portState: "open" | "closed", round: number) => Partial<LabObservation>,
): LabObservation[] {
  return Array.from({ length: 12 }, (_, round) =>
    (["open", "closed"] as const).map((portState, place) =>
      buildObservation({
        portState,
        targetKind: portState === "open" ? "http" : "closed",
        connections: portState === "open" ? 1 : 0,
        round,
        order: 2 * round + place,
        ...see(portState, round),
      }),
    ),
  ).flat();
}

test("judgeCells() leaves the warm-up out of verdict and summary", () => {
  const [cell] = judgeCells(
    observe((portState, round) => ({
      outcome: round < 2 ? "thrown" : portState === "open" ? "load" : "error",
    })),
    1,
  );
  expect(cell).toMatchObject({ section: "channels", confidence: 0.95, verdict: { kind: "leaks" } });
  expect(cell?.states).toMatchObject([
    { targetKind: "closed", samples: 10, contacted: 0, outcomes: [{ outcome: "error", count: 10 }] },
    { targetKind: "http", samples: 10, contacted: 10, outcomes: [{ outcome: "load", count: 10 }] },
  ]);
});

test("judgeCells() says of an unsupported channel that it is not available", () => {
  const [cell] = judgeCells(
    observe(() => ({ outcome: "unsupported" })).filter(({ round }) => round < 2),
    1,
  );
  expect(cell?.verdict).toEqual({ kind: "not-available", reason: "unsupported" });
});

test("judgeCells() shares the error rate among the parts of a run", () => {
  const cells = judgeCells(
    [...observe(() => ({})), ...observe(() => ({ section: "contexts", context: "popup" }))],
    1,
  );
  expect(cells.map(({ confidence }) => confidence)).toEqual([0.975, 0.975]);
});

test.each([
  [[], null],
  [[5], { p10: 5, p50: 5, p90: 5 }],
  [[4, 0, 1, 3, 2], { p10: 0.4, p50: 2, p90: 3.6 }],
])("quantiles(%j) is %j", (values, expected) => {
  expect(quantiles(values)).toEqual(expected);
});
