import { assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { createRecogniser, recognise } from "./recogniser.ts";
import { createChance } from "./traces/chance.ts";
import { labelledSet } from "./traces/labelled-set.ts";
import { writeProbes } from "./traces/write-probes.ts";

const TRACES = labelledSet();

test("recognise() does not depend on the order in which probes came", () => {
  assert(
    property(integer({ min: 0, max: TRACES.length - 1 }), integer(), (index, seed) => {
      const trace = TRACES[index];
      if (trace === undefined) return;
      const shuffled = createChance(seed).shuffle(trace.probes);
      expect(recognise(shuffled, trace.facts)).toEqual(recognise(trace.probes, trace.facts));
    }),
    { numRuns: 200 },
  );
});

test("recognise() does not depend on order where two things happened at once", () => {
  const probes = writeProbes([
    { atMs: 1, port: 22 },
    { atMs: 1, port: 22, channel: "fetch" },
    { atMs: 1, port: 22, channel: "webrtc-stun" },
    { atMs: 1, port: 25 },
  ]);
  expect(recognise([...probes].reverse())).toEqual(recognise(probes));
});

test("recognise() covers every probe by exactly one finding", () => {
  for (const { probes, facts } of TRACES) {
    const covered = recognise(probes, facts).flatMap((finding) => finding.probes);
    const expected = probes.length > 200 ? covered.length : probes.length;
    expect(new Set(covered).size).toBe(covered.length);
    expect(covered.length).toBe(expected);
  }
});

test("recognise() counts exactly where it lists no more than 200 probes", () => {
  const probes = writeProbes(
    Array.from({ length: 10_000 }, (_, index) => ({ atMs: index, port: 1 + (index % 5_000) })),
  );
  const findings = recognise(probes);
  expect(findings.map((finding) => finding.probeCount)).toEqual([10_000]);
  expect(findings[0]?.ports.length).toBe(5_000);
  expect(findings[0]?.probes.length).toBe(200);
  expect(findings[0]?.probes[0]).toBe("p1");
});

test("findings() may be asked at any time and again", () => {
  const recogniser = createRecogniser();
  expect(recogniser.findings()).toEqual([]);
  const probes = writeProbes([22, 3306, 5432].map((port, index) => ({ atMs: index, port })));
  for (const probe of probes.slice(0, 2)) recogniser.add(probe);
  expect(recogniser.findings().map((finding) => finding.kind)).not.toContain("scan");
  for (const probe of probes.slice(2)) recogniser.add(probe);
  expect(recogniser.findings().map((finding) => finding.kind)).toEqual(["scan"]);
  expect(recogniser.findings()).toEqual(recogniser.findings());
});

test("findings() ignores what went to public endpoints", () => {
  expect(recognise(writeProbes([{ atMs: 1, port: 443, host: "1.1.1.1", space: "public" }]))).toEqual([]);
});
