// Prints how many probes the recogniser takes in a second of processor time, without and with the judgement at the end.
import { createRecogniser, type Probe } from "../src/index.ts";
import { labelledSet } from "../src/scan/traces/labelled-set.ts";
import { writeProbes } from "../src/scan/traces/write-probes.ts";

const PROBES = 1_000_000;
const ROUNDS = 5;

/** A real visit's mixture, over and over: every labelled trace, as if one page did all of it. */
function mixture(): readonly Probe[] {
  return labelledSet().flatMap((trace) => trace.probes);
}

/** Every port of this machine. */
function everyPort(): readonly Probe[] {
  return writeProbes(Array.from({ length: 65_535 }, (_, index) => ({ atMs: index, port: index + 1 })));
}

/** One port of every address of a /16. */
function everyHost(): readonly Probe[] {
  return writeProbes(
    Array.from({ length: 65_536 }, (_, index) => ({
      atMs: index,
      port: 80,
      host: `10.0.${index >> 8}.${index & 255}`,
    })),
  );
}

/** Seconds of processor time that this process has used: a busy machine makes clocks lie about speed. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

for (const [name, probes] of [
  ["mixture", mixture()],
  ["every port", everyPort()],
  ["every host", everyHost()],
] as const) {
  const taken: number[] = [];
  const whole: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const recogniser = createRecogniser();
    const startSeconds = cpuSeconds();
    for (let index = 0; index < PROBES; index += 1) {
      const probe = probes[index % probes.length];
      if (probe !== undefined) recogniser.add(probe);
    }
    taken.push(PROBES / (cpuSeconds() - startSeconds));
    found = recogniser.findings().length;
    whole.push(PROBES / (cpuSeconds() - startSeconds));
  }
  console.log(`${name}: ${median(taken)} probes/s taken, ${median(whole)} probes/s with ${found} findings`);
}

function median(rates: readonly number[]): string {
  const middle = rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
  return Math.round(middle).toLocaleString("en");
}
