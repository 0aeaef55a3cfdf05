import { expect, test } from "vitest";
import type { TalkSample } from "../talk-schema.ts";
import { describeBlocking } from "./blocking.ts";
import { describeSearches } from "./clustered-addresses.ts";
import { describeOracle } from "./permission-oracle.ts";
import { describeSevenPorts } from "./seven-ports.ts";
import { describeThrottling } from "./throttling.ts";
import { describeWorkers } from "./workers.ts";

function samples(arm: string, times: readonly (readonly [target: string, ms: number])[]): TalkSample[] {
  return times.map(([target, ms], index) => ({
    arm,
    target,
    place: index + 1,
    round: 1,
    ms,
    isEnded: ms < 3_000 || ms > 6_000,
  }));
}

/** Eight rounds around each middle. */
function rounds(arm: string, middles: readonly (readonly [target: string, ms: number])[]): TalkSample[] {
  return middles.flatMap(([target, ms]) =>
    Array.from({ length: 8 }, (_, round) => samples(arm, [[target, ms + (round % 4) / 10]])).flat(),
  );
}

const APART = rounds("before", [
  ["closed", 3],
  ["http", 5],
  ["filtered", 3_000],
]);
const ALIKE = rounds("with fixed latency", [
  ["closed", 6_001],
  ["http", 6_001],
  ["filtered", 6_001],
]);

test("describeSevenPorts() says of each arm which ports are told from a closed one", () => {
  const sentence = describeSevenPorts([...APART, ...ALIKE]);
  expect(sentence).toMatch(
    /^Before, 2 of 2 ports are told from a closed one by time \(the clearest: AUC 1\.00, 0\.[67]\d to 1\.00\); the page was told after 3\.2 ms to 3000 ms or later\. /,
  );
  expect(sentence).toMatch(
    /With fixed latency, none of 2 ports are told from a closed one by time \(the clearest: AUC 0\.50, 0\.\d+ to 0\.\d+\); the page was told after 6001 ms to 6001 ms\.$/,
  );
});

test("describeSevenPorts() says that two probes of each port are too few", () => {
  const few = samples("before", [
    ["closed", 3],
    ["http", 9],
  ]);
  expect(describeSevenPorts([...few, ...few])).toContain(
    "too few probes to say how many of 1 ports are told",
  );
});

test.each([describeSevenPorts, describeThrottling, describeWorkers, describeOracle])(
  "%o says that nothing was measured when there are no samples",
  (describeSamples) => {
    expect(describeSamples([])).toBe("Nothing was measured.");
  },
);

function failures(arm: string, times: readonly number[]): TalkSample[] {
  return samples(
    arm,
    times.map((ms) => ["closed", ms] as const),
  );
}

test("describeThrottling() tells a throttle from jitter", () => {
  const jitter = Array.from({ length: 18 }, (_, index) => 5 + (index % 4));
  expect(describeThrottling(failures("serial", jitter))).toContain("is not slowed down");
  const rising = jitter.map((ms, index) => (index > 12 ? 2_000 : ms));
  expect(describeThrottling(failures("serial", rising))).toContain(
    "is slowed down (6.0 ms for the first 5, 2000 ms for the last 5; AUC 1.00",
  );
});

test("describeWorkers() names the places that are faster than a throttled page", () => {
  const page = failures("document", [1_500, 1_800, 1_900, 2_000, 2_100, 2_200]);
  const worker = failures("dedicated-worker", [1_900, 1_900, 1_900, 1_900, 1_900, 1_900]);
  const frame = failures("cross-origin-frame", [5, 6, 7, 8, 6, 7]);
  expect(describeWorkers([...page, ...worker, ...frame])).toContain(
    "cross-origin-frame gets around it (dedicated-worker 1900 ms, AUC",
  );
  expect(describeWorkers([...page, ...worker])).toContain("no worker or frame is faster");
  expect(describeWorkers(failures("document", [5, 6, 7]))).toContain("no throttle to get around");
});

test("describeOracle() says which ports keep a page waiting", () => {
  const oracle = samples("fetch-no-cors, prompt", [
    ["http", 3_000],
    ["silent", 3_000],
    ["closed", 9],
    ["filtered", 3_000],
  ]);
  expect(describeOracle(oracle)).toBe(
    "By fetch-no-cors, prompt: closed is answered and http, silent, filtered keep waiting, which tells them apart.",
  );
});

const SEARCH = { round: 1, hosts: 2, probes: 9, mistaken: 0 };

test("describeSearches() counts probes for each device, those that found none included", () => {
  const searches = [
    { ...SEARCH, layout: "in order", arm: "at random", foundAt: [3, 8] },
    { ...SEARCH, layout: "in order", arm: "next to finds", foundAt: [1, 2] },
    { ...SEARCH, layout: "spread over the pool", arm: "at random", foundAt: [] },
  ];
  const expected = [{ layout: "in order", arm: "at random", probesPerHost: 22.51 }];
  expect(describeSearches(searches, expected)).toBe(
    "Where addresses are given in order, a page needs these probes for each device: 4.0 when it searches at random, 1.0 when it searches next to finds (mean of 500 computed homes: 22.5 at random). Where addresses are given spread over the pool, a page needs these probes for each device: 9.0 when it searches at random.",
  );
  expect(describeSearches([], [])).toBe("Nothing was measured.");
});

test("describeBlocking() names what differs from the list, both ways", () => {
  expect(describeBlocking({ blocked: [1, 7], listed: [1, 7], tried: 10 })).toContain(
    "blocks 2: exactly the Fetch list’s",
  );
  expect(describeBlocking({ blocked: [1, 9], listed: [1, 7], tried: 10 })).toContain(
    "it lets through 7 of the list and blocks 9 besides",
  );
});
