import { expect, test } from "vitest";
import { buildCell } from "../fixtures/build-cell.ts";
import type { LabCell } from "../report/cell-schema.ts";
import { explainCell } from "./explain-cell.ts";
import { findRemedies } from "./find-remedies.ts";

const BOUND = { auc: 0.6, bits: 0.1, accuracy: 0.614 };

/** A cell whose pairs are told apart, each with this share of right guesses. */
function leak(
  channel: string,
  pairs: readonly (readonly [string, string, number])[],
  oracle = "time",
): LabCell {
  const cell = buildCell({ channel });
  const [pair] = cell.pairs;
  const [state] = cell.states;
  if (pair === undefined || state === undefined) throw new RangeError("the fixture has a pair and a state");
  return {
    ...cell,
    verdict: { kind: "leaks", oracles: [{ oracle, states: ["closed", "http"], adjustedPValue: 0.001 }] },
    states: [
      { ...state, targetKind: "closed", portState: "closed" },
      { ...state, targetKind: "filtered", portState: "filtered" },
      { ...state, targetKind: "http", portState: "open" },
      { ...state, targetKind: "silent", portState: "open" },
    ],
    pairs: pairs.map(([first, second, accuracy]) => ({
      ...pair,
      states: [first, second],
      accuracy: { value: accuracy, low: accuracy, high: accuracy },
      oracles: [{ oracle, pValue: 0.0001, adjustedPValue: accuracy > 0.6 ? 0.001 : 0.4 }],
    })),
  };
}

test.each([
  [[["closed", "http", 0.9]], "A page can tell an open port from a closed one through images.", "90 % of"],
  [
    [
      ["closed", "filtered", 1],
      ["closed", "http", 0.55],
    ],
    "A page can tell a closed port from a filtered one through images.",
    "100 % of",
  ],
  [
    [
      ["closed", "filtered", 1],
      ["closed", "silent", 0.8],
      ["http", "silent", 0.7],
    ],
    "A page can tell an open port from a closed one through images.",
    "80 % of its guesses are right. It knows by how long it waits. Also one kind of program from another and a closed port from a filtered one.",
  ],
] as const)("explainCell() of the pairs %j says: %s", (pairs, sentence, detail) => {
  const explained = explainCell(leak("image", pairs));
  expect(explained).toMatchObject({ tone: "leaks", sentence });
  expect(explained.detail).toContain(detail);
});

test.each([
  [
    { kind: "no-leak-detected", upperBound: BOUND, isEquivalent: true },
    "quiet",
    "Through images no difference was found, though the probes arrived.",
  ],
  [
    { kind: "not-reached", upperBound: BOUND, isEquivalent: true },
    "quiet",
    "Nothing that was sent through images arrived at a port, and no difference was found.",
  ],
  [{ kind: "not-available", reason: "unsupported" }, "unknown", "This browser has no images."],
  [{ kind: "not-available", reason: "too-few-samples" }, "unknown", "There is no answer about images."],
] as const)("explainCell() of the verdict %j is %s", (verdict, tone, sentence) => {
  expect(explainCell({ ...buildCell({ channel: "image" }), verdict })).toMatchObject({ tone, sentence });
});

test("explainCell() of a channel that is in no list, such as constructor, names it as it is", () => {
  const { sentence } = explainCell(leak("constructor", [["closed", "http", 1]]));
  expect(sentence).toBe("A page can tell an open port from a closed one through constructor.");
});

test("findRemedies() names fixed latency for WebSockets that are told by time, and WebRTC apart", () => {
  const cells = [
    leak("image", [["closed", "http", 1]]),
    leak("websocket", [["closed", "http", 1]]),
    leak("websocket-tls", [["closed", "http", 1]], "category"),
    leak("webrtc-turn-tcp", [["closed", "http", 1]]),
    buildCell({ channel: "xhr" }),
  ];
  expect(findRemedies(cells, "off").map(({ id, channels }) => [id, channels])).toEqual([
    ["blocker", ["images", "WebSockets", "encrypted WebSockets"]],
    ["webrtc", ["WebRTC (a TURN server over TCP)"]],
    ["permission", ["images", "WebSockets", "encrypted WebSockets"]],
    ["fixed-latency", ["WebSockets"]],
  ]);
  expect(findRemedies([buildCell()], "off")).toEqual([]);
  expect(findRemedies(cells, "denied").map(({ id }) => id)).not.toContain("permission");
});
