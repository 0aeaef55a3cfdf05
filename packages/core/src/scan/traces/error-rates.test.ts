import { expect, test } from "vitest";
import { errorRates, formatRates } from "./error-rates.ts";
import { hardSet, heldOutSet, labelledSet, mixedSet, TRACE_MAKERS } from "./labelled-set.ts";

/** Thousands of traces on a busy machine. */
const TIMEOUT_MS = 60_000;

/** Share of traces of one group that may come out with the other label. */
const MAX_WRONG_SHARE = 0.04;

test("labelledSet() has at least 60 scans and 60 quiet visits, each with a source", () => {
  const labels = labelledSet().map((trace) => trace.maker.label);
  expect(labels.filter((label) => label === "scan").length).toBeGreaterThanOrEqual(60);
  expect(labels.filter((label) => label === "quiet").length).toBeGreaterThanOrEqual(60);
  expect(TRACE_MAKERS.every((maker) => maker.source.length > 0)).toBe(true);
});

test("labelledSet() gives every trace a name of its own", () => {
  const names = labelledSet().map((trace) => trace.name);
  expect(new Set(names).size).toBe(names.length);
});

test("recognise() is right about every labelled trace", { timeout: TIMEOUT_MS }, () => {
  const rates = errorRates(labelledSet());
  expect(rates.flatMap((group) => group.wrong.concat(group.misnamed))).toEqual([]);
});

test(
  "recognise() stays within the stated error rates on other seeds, perturbed",
  { timeout: TIMEOUT_MS },
  () => {
    const rates = errorRates(heldOutSet());
    const failures = rates.filter(
      ({ wrong, misnamed, traces, named }) =>
        wrong.length > MAX_WRONG_SHARE * traces || misnamed.length > MAX_WRONG_SHARE * named,
    );
    expect(failures).toEqual([]);
  },
);

test("recognise() tells pages that do two things at once", { timeout: TIMEOUT_MS }, () => {
  const rates = errorRates(mixedSet());
  expect(rates.filter(({ wrong, traces }) => wrong.length > MAX_WRONG_SHARE * traces)).toEqual([]);
});

test("recognise() is wrong about hard cases in the way that the documentation says", () => {
  expect(errorRates(hardSet()).map(({ wrong, traces }) => wrong.length / traces)).toEqual([1, 1, 1, 1]);
});

test("errorRates() counts a wrong label and a wrong name each for itself", () => {
  const [trace] = labelledSet();
  if (trace === undefined) throw new Error("No trace was written");
  const quiet = { ...trace, maker: { ...trace.maker, label: "quiet", signatures: ["discord-rpc"] } } as const;
  expect(errorRates([trace, quiet])).toMatchObject([
    { label: "scan", traces: 1, wrong: [], misnamed: [], named: 1 },
    { label: "quiet", traces: 1, wrong: [trace.name], misnamed: [trace.name], named: 1 },
  ]);
});

test("formatRates() writes one row for each group", () => {
  const rates = [
    { group: "a", label: "scan", traces: 4, wrong: ["a #1"], misnamed: [], named: 4 },
    { group: "b", label: "quiet", traces: 3, wrong: [], misnamed: [], named: 0 },
  ] as const;
  expect(formatRates(rates).split("\n").slice(2)).toEqual([
    "| a | scan | 4 | 1 | 0 of 4 |",
    "| b | quiet | 3 | 0 | – |",
  ]);
});
