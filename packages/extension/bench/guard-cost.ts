// What the guard costs: page loads with and without it by turns, one decision, and a page with 10,000 probes.
//   npm run bench:guard-cost -- [--rounds 20] [--engine chromium] [--only loads|decision|flood] [--answers 0|20] [--origins 1|50] [--dns 0|20] [--doh] [--write]
import { parseArgs } from "node:util";
import { writeBetween } from "./guard/write-between.ts";
import { flood, FLOOD_ARMS, PROBES } from "./cost/flood.ts";
import { comparePageLoads } from "./cost/page-load.ts";
import { timeDecisions } from "./cost/time-decisions.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    engine: { type: "string" },
    only: { type: "string" },
    answers: { type: "string" },
    origins: { type: "string" },
    dns: { type: "string" },
    doh: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
if (!(Number.isInteger(rounds) && rounds > 1)) throw new RangeError(`Cannot run ${values.rounds} rounds`);
const engines = (["chromium", "firefox"] as const).filter(
  (engine) => values.engine === undefined || engine === values.engine,
);
const isWanted = (part: string): boolean => values.only === undefined || values.only === part;
const isAsked = (asked: string | undefined, value: number): boolean =>
  asked === undefined || value === Number(asked);
/** The goals are for servers in the same machine; the last two are what a server elsewhere takes at least. */
const LOADS = [
  { origins: 1, dnsDelayMs: 0, answerDelayMs: 0 },
  { origins: 1, dnsDelayMs: 20, answerDelayMs: 0 },
  { origins: 50, dnsDelayMs: 0, answerDelayMs: 0 },
  { origins: 50, dnsDelayMs: 20, answerDelayMs: 0 },
  { origins: 1, dnsDelayMs: 20, answerDelayMs: 20 },
  { origins: 50, dnsDelayMs: 20, answerDelayMs: 20 },
].filter(
  ({ answerDelayMs, origins, dnsDelayMs }) =>
    isAsked(values.answers, answerDelayMs) &&
    isAsked(values.origins, origins) &&
    isAsked(values.dns, dnsDelayMs),
);
if (LOADS.length === 0)
  throw new RangeError("Cannot load pages so: no row has these --origins, --dns and --answers together");
if (values.doh && engines.includes("chromium"))
  throw new RangeError("Cannot measure DNS over HTTPS in Chromium: say --engine firefox");
const lines = [
  `Measured ${new Date().toISOString().slice(0, 10)}, ${rounds} visits of each browser by turns. A bystander is an extension that judges every request by one rule or an empty listener, and lets it pass: what whatever blocks costs. Hooks are those of the guard (a rule that changes a header; listeners before a connection and at the answer) with nothing behind them.`,
  "",
];
const say = (line: string): void => {
  lines.push(line);
  console.log(line);
};

if (isWanted("loads")) {
  say(
    "| browser | origins | DNS round trip | answers after | bare, median | guarded / bare | upper 95 % limit | hooks / bare | upper 95 % limit | bystander / bare |",
  );
  say("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const engine of engines) {
    for (const load of LOADS) {
      const { bareMs, guarded, hooks, bystander } = await comparePageLoads({
        engine,
        variant: engine,
        rounds,
        isSecureDns: values.doh,
        ...load,
      });
      const waits = [load.dnsDelayMs, load.answerDelayMs, bareMs].map((ms) => `${ms.toFixed(0)} ms`);
      const ratios = [guarded.ratio, guarded.upper, hooks.ratio, hooks.upper, bystander.ratio].map((ratio) =>
        ratio.toFixed(3),
      );
      say(`| ${[engine, load.origins, ...waits, ...ratios].join(" | ")} |`);
    }
  }
  say("");
}
if (isWanted("decision")) {
  for (const engine of engines)
    say(`- One decision with 200 grants in ${engine}: ${(await timeDecisions(engine)).toFixed(1)} µs.`);
}
if (isWanted("flood")) {
  say(`Megabytes that ${PROBES} probes of one page add, at most and kept after the garbage was collected:`);
  say("");
  say("| browser | with | extensions' process | browser's own process | popup there after |");
  say("| --- | --- | --- | --- | --- |");
  for (const engine of engines) {
    for (const arm of FLOOD_ARMS[engine]) {
      const { extensions, main, popupMs } = await flood(engine, arm);
      const [inExtensions, inMain] = [extensions, main].map(
        ({ peakMb, keptMb }) => `${peakMb.toFixed(1)}, kept ${keptMb.toFixed(1)}`,
      );
      const popup = popupMs === undefined ? "" : `${popupMs.toFixed(0)} ms`;
      say(`| ${engine} | ${arm} | ${inExtensions} | ${inMain} | ${popup} |`);
    }
  }
}
if (values.write) await writeBetween("cost", lines.join("\n"));
