// Prints how many probes a second the recogniser takes on one core, and how long it then thinks.
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

for (const [name, probes] of [
  ["mixture", mixture()],
  ["every port", everyPort()],
  ["every host", everyHost()],
] as const) {
  const rates: number[] = [];
  let thoughtMs = 0;
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const recogniser = createRecogniser();
    const startMs = performance.now();
    for (let index = 0; index < PROBES; index += 1) {
      const probe = probes[index % probes.length];
      if (probe !== undefined) recogniser.add(probe);
    }
    const addedMs = performance.now();
    found = recogniser.findings().length;
    thoughtMs = performance.now() - addedMs;
    rates.push(PROBES / ((addedMs - startMs) / 1_000));
  }
  const median = rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const whole = PROBES / (PROBES / median + thoughtMs / 1_000);
  console.log(
    `${name}: ${Math.round(median).toLocaleString("en")} probes/s taken, ${Math.round(whole).toLocaleString("en")} probes/s with ${found} findings (${Math.round(thoughtMs)} ms)`,
  );
}
