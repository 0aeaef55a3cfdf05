import type { QueueFigures } from "./measure-queue.ts";
import type { VisitFigures } from "./measure-visits.ts";

const MILLION = 1_000_000;

/** Visits an hour, both ways. */
export function visitTable(figures: readonly VisitFigures[], dwellMs: number): string {
  const rows = figures.map(
    ({ concurrency, barePerHour, surveyPerHour, bareMib, surveyMib }) =>
      `| ${concurrency} | ${number(barePerHour)} | ${number(surveyPerHour)} | ${(surveyPerHour / barePerHour).toFixed(2)} | ${number(bareMib)} | ${number(surveyMib)} |`,
  );
  const peak = best(figures);
  return [
    `${figures[0]?.visits ?? 0} visits an arm and row, dwell ${dwellMs / 1_000} s, the same browser and local sites (20 scripts of 32 kB); goal: ratio ≥ 0.90.`,
    "",
    "| at once | bare loop, visits/hour | survey, visits/hour | ratio | bare, MiB a visit | survey, MiB a visit |",
    "| --: | --: | --: | --: | --: | --: |",
    ...rows,
    "",
    `Visits an hour peak at ${peak.concurrency} at once.`,
  ].join("\n");
}

/** The queue alone. */
export function queueTable(figures: readonly QueueFigures[]): string {
  const rows = figures.map((figure) => {
    const { kind, sites, workers, createSeconds, drainSeconds, queueMs, firstMib, lastMib } = figure;
    const name = kind === "embedded" ? "PGlite" : "PostgreSQL";
    return `| ${name} | ${number(sites)} | ${createSeconds.toFixed(1)} s | ${workers} | ${number(drainSeconds)} s | ${number(sites / drainSeconds)} | ${queueMs.toFixed(2)} ms | ${number(firstMib)} → ${number(lastMib)} MiB |`;
  });
  return [
    "The queue alone, without browsers; queue cost is all workers' time divided by the visits. Goals: 1,000,000 sites created in 60 s and drained by 8 workers at 5 ms a visit (PostgreSQL), 100,000 created in 30 s (PGlite).",
    "",
    "| store | sites | created in | workers | drained in | visits/s | queue cost a visit | memory of a worker, first → last quarter |",
    "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ...rows,
  ].join("\n");
}

/** What a million sites cost, computed from the rows above. */
export function costTable(figures: readonly VisitFigures[], queue: QueueFigures, dwellMs: number): string {
  const { concurrency, surveyPerHour, surveyMib, bytesPerVisit } = best(figures);
  const machineHours = MILLION / surveyPerHour;
  return [
    `A million sites, computed from the best row above (dwell ${dwellMs / 1_000} s; each further second of dwell adds ${number(MILLION / 3_600)} browser-hours):`,
    "",
    "| what | how computed | |",
    "| --- | --- | --: |",
    `| machine-hours (this machine, ${concurrency} visits at once) | 1,000,000 / ${number(surveyPerHour)} | ${number(machineHours)} |`,
    `| browser-hours | machine-hours × ${concurrency} | ${number(machineHours * concurrency)} |`,
    `| memory of a machine | ${concurrency} × ${number(surveyMib)} MiB | ${((concurrency * surveyMib) / 1_024).toFixed(1)} GiB |`,
    `| evidence (one site in 20 has findings) | 1,000,000 × ${number(bytesPerVisit / 1_000)} kB | ${number((MILLION * bytesPerVisit) / 1e9)} GB |`,
    `| hours of the queue, all workers | 1,000,000 × ${queue.queueMs.toFixed(2)} ms | ${((MILLION * queue.queueMs) / 3.6e6).toFixed(1)} |`,
  ].join("\n");
}

function best(figures: readonly VisitFigures[]): VisitFigures {
  const [most] = figures.toSorted((a, b) => b.surveyPerHour - a.surveyPerHour);
  if (most === undefined) throw new RangeError("Cannot compare without figures");
  return most;
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en");
}
