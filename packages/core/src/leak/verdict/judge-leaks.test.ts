import { expect, test } from "vitest";
import { createRandom } from "../../address/spellings/seeded-random.ts";
import { at } from "../numbers/at.ts";
import { makeObservation, makeRounds } from "../fixtures/make-observation.ts";
import { simulateCell } from "../fixtures/simulate-cell.ts";
import { WORLDS } from "../fixtures/worlds.ts";
import { observationSchema, type Observation } from "../observation.ts";
import { judgeLeaks } from "./judge-leaks.ts";
import { leakReportSchema, type LeakReport } from "./leak-report.ts";

const STEADY = at(WORLDS, 0);

function judgeOne(observations: readonly Observation[]): LeakReport {
  const reports = judgeLeaks(observations, { random: createRandom(1) });
  expect(reports).toHaveLength(1);
  return leakReportSchema.parse(JSON.parse(JSON.stringify(at(reports, 0))));
}

test("judgeLeaks() finds the ready state of EventSource, which Chromium shows whatever the time", () => {
  const { verdict, pairs, bits } = judgeOne(
    makeRounds(20, (state) => ({ detail: state === "open" ? "2" : "0", durationMs: 3 })),
  );
  expect(verdict).toMatchObject({ kind: "leaks", oracles: [{ oracle: "category" }, { oracle: "combined" }] });
  expect(pairs[0]?.accuracy.value).toBe(1);
  expect(pairs[0]?.bits.value).toBeCloseTo(1, 12);
  expect(pairs[0]?.auc.value).toBe(0.5);
  expect(pairs[0]?.oracles[0]).toEqual({ oracle: "time", pValue: null, adjustedPValue: null });
  expect(bits?.value).toBeCloseTo(1, 12);
});

test("judgeLeaks() finds an open port that pends behind a prompt by all three oracles", () => {
  const { verdict, pairs } = judgeOne(
    makeRounds(20, (state, round) =>
      state === "open"
        ? { outcome: "timeout", detail: "", durationMs: null }
        : { durationMs: 8 + (round % 3) },
    ),
  );
  expect(verdict.kind === "leaks" && verdict.oracles.map(({ oracle }) => oracle)).toEqual([
    "time",
    "category",
    "combined",
  ]);
  expect(pairs[0]?.states).toEqual(["closed", "http"]);
  expect(pairs[0]?.auc.value).toBe(1);
  expect(pairs[0]?.thresholdAccuracy.value).toBe(1);
  expect(pairs[0]?.thresholdMs).toBeNull();
});

test("judgeLeaks() finds a slower state and the threshold that tells it", () => {
  const { verdict, pairs } = judgeOne(
    makeRounds(20, (state, round) => ({ durationMs: (state === "open" ? 10 : 4) + ((round * 7) % 5) / 5 })),
  );
  expect(verdict.kind).toBe("leaks");
  expect(pairs[0]?.thresholdMs).toBeGreaterThan(4.8);
  expect(pairs[0]?.thresholdMs).toBeLessThan(10);
});

test("judgeLeaks() detects nothing where all is constant, and says how much it might have missed", () => {
  const { verdict } = judgeOne(makeRounds(20, () => ({})));
  expect(verdict).toMatchObject({ kind: "no-leak-detected", isEquivalent: false });
  if (verdict.kind !== "no-leak-detected") throw new TypeError("The verdict changed");
  expect(verdict.upperBound.auc).toBeGreaterThan(0.5);
  expect(verdict.upperBound.auc).toBeLessThan(0.75);
  expect(verdict.upperBound.bits).toBeLessThan(0.2);
  expect(verdict.upperBound.accuracy).toBeLessThan(0.75);
});

test("judgeLeaks() shows that a steady browser's 1,200 probes of each state say nothing", () => {
  const { verdict } = judgeOne(makeRounds(1_200, (_, round) => ({ durationMs: (round * 7) % 13 })));
  expect(verdict).toMatchObject({ kind: "no-leak-detected", isEquivalent: true });
});

test("judgeLeaks() says not reached where nothing arrived at an open port and nothing leaks", () => {
  const { verdict, reach } = judgeOne(makeRounds(20, () => ({ connections: 0 })));
  expect(verdict.kind).toBe("not-reached");
  expect(reach).toEqual({ reached: 0, of: 20 });
});

test("judgeLeaks() takes bytes without a connection for reach", () => {
  expect(judgeOne(makeRounds(20, () => ({ connections: 0, bytes: 20 }))).verdict.kind).toBe(
    "no-leak-detected",
  );
});

test("judgeLeaks() says that it leaks though nothing arrived, if the page can tell", () => {
  const seen = makeRounds(20, (state) => ({ connections: 0, outcome: state === "open" ? "load" : "error" }));
  expect(judgeOne(seen).verdict.kind).toBe("leaks");
});

test("judgeLeaks() says no leak detected of closed and filtered ports, where reach cannot be known", () => {
  const seen = makeRounds(20, () => ({})).map((observation) =>
    makeObservation({
      ...observation,
      ...(observation.portState === "open" ? { targetKind: "filtered", portState: "filtered" } : {}),
    }),
  );
  expect(judgeOne(seen)).toMatchObject({
    verdict: { kind: "no-leak-detected" },
    reach: { reached: 0, of: 0 },
  });
});

test.each([
  ["unsupported", makeRounds(9, () => ({ outcome: "unsupported" }))],
  ["not-observed", makeRounds(9, () => ({ outcome: "aborted" }))],
  ["one-state", makeRounds(9, (state) => ({ outcome: state === "open" ? "load" : "aborted" }))],
  ["too-few-samples", makeRounds(7, () => ({}))],
])("judgeLeaks() has no verdict: %s", (reason, observations) => {
  expect(judgeOne(observations)).toMatchObject({
    verdict: { kind: "not-available", reason },
    bits: null,
    pairs: [],
  });
});

test("judgeLeaks() has no verdict on a perfect oracle that too few probes cannot prove beside many cells, and keeps its numbers", () => {
  const cellOf = (channel: string) =>
    makeRounds(2, (state) => ({ channel, outcome: state === "open" ? "load" : "error" })).flatMap((row) =>
      Array.from({ length: 4 }, () => row),
    );
  // 2 / 70² for each of two oracles.
  const one = judgeLeaks(cellOf("one"), { random: createRandom(1) });
  expect(one).toMatchObject([{ verdict: { kind: "leaks" } }]);
  const many = judgeLeaks(Array.from({ length: 100 }, (_, place) => cellOf(`channel-${place}`)).flat(), {
    random: createRandom(1),
  });
  // Drawn p-values scatter, so that a few of them may do; none may say that nothing was detected.
  const kinds = many.map(({ verdict }) => (verdict.kind === "not-available" ? verdict.reason : verdict.kind));
  expect(kinds.filter((kind) => kind !== "too-few-samples" && kind !== "leaks")).toEqual([]);
  expect(kinds.filter((kind) => kind === "too-few-samples").length).toBeGreaterThan(80);
  for (const { pairs, reach } of many) {
    expect(pairs[0]?.accuracy.value).toBe(1);
    expect(reach).toEqual({ reached: 8, of: 8 });
  }
});

test("judgeLeaks() bounds guesses that are reliably wrong as if they were reliably right", () => {
  const [report] = judgeLeaks(
    makeRounds(20, (state, round) => ({ detail: (round % 2 === 0) === (state === "open") ? "a" : "b" })),
    { random: createRandom(1) },
  );
  if (report?.verdict.kind !== "no-leak-detected") throw new TypeError("The verdict changed");
  const { value, low } = at(report.pairs, 0).accuracy;
  expect(report.verdict.upperBound.accuracy).toBeGreaterThanOrEqual(Math.max(value, 1 - low));
});

test("judgeLeaks() does not compare kinds of target whose ports are all open", () => {
  const states = [
    { targetKind: "banner", portState: "open", shift: 0 },
    { targetKind: "closed", portState: "closed", shift: 0 },
    { targetKind: "http", portState: "open", shift: 3 },
  ] as const;
  const { pairs, verdict } = judgeOne(simulateCell(STEADY, { states, rounds: 30 }, createRandom(8)));
  expect(pairs.map((pair) => pair.states)).toEqual([
    ["banner", "closed"],
    ["closed", "http"],
  ]);
  expect(verdict).toMatchObject({
    kind: "leaks",
    oracles: [{ states: ["closed", "http"] }, { states: ["closed", "http"] }],
  });
});

test("judgeLeaks() names the best pair of each oracle, whichever comes first", () => {
  const states = [
    { targetKind: "a", portState: "open", shift: 4 },
    { targetKind: "b", portState: "closed", shift: 0 },
    { targetKind: "c", portState: "filtered", shift: 1.5 },
  ] as const;
  const { verdict } = judgeOne(simulateCell(STEADY, { states, rounds: 40 }, createRandom(9)));
  expect(verdict).toMatchObject({ kind: "leaks", oracles: [{ oracle: "time" }, { oracle: "combined" }] });
});

test("judgeLeaks() keeps cells apart, in the order of their first observation", () => {
  const reports = judgeLeaks(
    [
      ...makeRounds(9, () => ({ channel: "xhr" })),
      ...makeRounds(9, () => ({ channel: "xhr", context: "dedicated-worker" })),
      ...makeRounds(9, () => ({ channel: "xhr", spelling: "localhost" })),
      ...makeRounds(9, () => ({ channel: "audio" })),
    ],
    { random: createRandom(1) },
  );
  expect(reports.map(({ channel, context, spelling }) => [channel, context, spelling])).toEqual([
    ["xhr", "document", "127.0.0.1"],
    ["xhr", "dedicated-worker", "127.0.0.1"],
    ["xhr", "document", "localhost"],
    ["audio", "document", "127.0.0.1"],
  ]);
});

test("judgeLeaks() of one seed is always the same, and of nothing is nothing", () => {
  const cell = simulateCell(
    STEADY,
    {
      states: [
        { targetKind: "a", portState: "open", shift: 0 },
        { targetKind: "b", portState: "closed", shift: 0.5 },
      ],
      rounds: 30,
    },
    createRandom(3),
  );
  expect(judgeLeaks(cell, { random: createRandom(4) })).toEqual(
    judgeLeaks(cell, { random: createRandom(4) }),
  );
  expect(judgeLeaks([], { random: createRandom(4) })).toEqual([]);
});

test("judgeLeaks() compares a throttled browser's probes in short runs, and gives no threshold in milliseconds", () => {
  const { pairs } = judgeOne(
    makeRounds(60, (state, round) => ({ durationMs: 1.1 ** round * (state === "open" ? 1.05 : 1) })),
  );
  expect(pairs[0]?.roundsCompared).toBeLessThan(60);
  expect(pairs[0]?.drift).toBeGreaterThan(1.645);
  expect(pairs[0]?.thresholdMs).toBeNull();
  expect(pairs[0]?.auc.value).toBeGreaterThan(0.9);
});

test("observationSchema takes an observation and refuses a duration that is no number", () => {
  expect(observationSchema.safeParse(makeObservation({})).success).toBe(true);
  expect(observationSchema.safeParse({ ...makeObservation({}), durationMs: Number.NaN }).success).toBe(false);
});
