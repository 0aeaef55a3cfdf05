import { assert, array, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { addProof, createProof, MAX_PROOF, mergeProofs } from "./proof.ts";

test("addProof() keeps the earliest probes in whatever order they come", () => {
  assert(
    property(array(integer({ min: 0, max: 50 }), { maxLength: 60, size: "max" }), (times) => {
      const proof = createProof();
      for (const [index, atMs] of times.entries()) addProof(proof, `p${index}`, atMs, 10);
      const expected = times
        .map((atMs, index) => ({ atMs, index }))
        .sort((a, b) => a.atMs - b.atMs || a.index - b.index)
        .slice(0, 10);
      expect(proof.ids).toEqual(expected.map(({ index }) => `p${index}`));
      expect(proof.times).toEqual(expected.map(({ atMs }) => atMs));
    }),
  );
});

test("mergeProofs() puts p2 before p10 at the same time, and stops at MAX_PROOF", () => {
  const first = createProof();
  const second = createProof();
  for (let index = 1; index <= MAX_PROOF; index += 1) {
    addProof(index % 2 === 0 ? first : second, `p${index}`, 5, MAX_PROOF);
  }
  addProof(first, "p0", 6, MAX_PROOF);
  const merged = mergeProofs([first, second]);
  expect(merged.slice(0, 3)).toEqual(["p1", "p2", "p3"]);
  expect(merged).toHaveLength(MAX_PROOF);
  expect(merged).not.toContain("p0");
});
