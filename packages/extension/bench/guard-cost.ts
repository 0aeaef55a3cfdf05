// What the guard costs: page loads with and without it by turns, one decision, and a page with 10,000 probes.
//   npm run bench:guard-cost -- [--rounds 20] [--engine chromium] [--only loads|decision|flood] [--write]
import { parseArgs } from "node:util";
import { writeBetween } from "./guard/write-between.ts";
import { flood } from "./cost/flood.ts";
import { comparePageLoads } from "./cost/page-load.ts";
import { timeDecisions } from "./cost/time-decisions.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    engine: { type: "string" },
    only: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
if (!(Number.isInteger(rounds) && rounds > 1)) throw new RangeError(`Cannot run ${values.rounds} rounds`);
const engines = (["chromium", "firefox"] as const).filter(
  (engine) => values.engine === undefined || engine === values.engine,
);
const isWanted = (part: string): boolean => values.only === undefined || values.only === part;
const lines = [`Measured ${new Date().toISOString().slice(0, 10)}, ${rounds} pairs of visits each.`, ""];
const say = (line: string): void => {
  lines.push(line);
  console.log(line);
};

if (isWanted("loads")) {
  say("| browser | origins | DNS round trip | bare, median | guarded / bare | upper 95 % limit |");
  say("| --- | --- | --- | --- | --- | --- |");
  for (const engine of engines) {
    for (const origins of [1, 50]) {
      for (const dnsDelayMs of [0, 20]) {
        const plan = { engine, variant: engine, origins, dnsDelayMs, rounds };
        const { bareMs, ratio, upper } = await comparePageLoads(plan);
        say(
          `| ${engine} | ${origins} | ${dnsDelayMs} ms | ${bareMs.toFixed(0)} ms | ${ratio.toFixed(3)} | ${upper.toFixed(3)} |`,
        );
      }
    }
  }
  say("");
}
if (isWanted("decision")) {
  for (const engine of engines)
    say(`- One decision with 200 grants in ${engine}: ${(await timeDecisions(engine)).toFixed(1)} µs.`);
}
if (isWanted("flood")) {
  for (const engine of engines) {
    const { probes, growthMb, popupMs, tookMs } = await flood(engine);
    say(
      `- ${probes} probes of one page in ${engine} (${(tookMs / 1_000).toFixed(1)} s): the guard's process grew by ${growthMb.toFixed(1)} MB, and the popup was there after ${popupMs.toFixed(0)} ms.`,
    );
  }
}
if (values.write) await writeBetween("cost", lines.join("\n"));
