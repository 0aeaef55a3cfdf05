// Measures browsers in every permission state and writes docs/leaks.md.
//
// npm run bench:leaks -- [--out DIR] [--preset full|quick] [--minutes TOTAL] [--only chromium-off,…] [--network host]
//
// One measurement after another, each in a folder of its own below DIR: what is finished there is not repeated, what was
// interrupted goes on. --rounds 1 is for a trial of the command, --document FILE writes elsewhere. With --minutes, measurements for which a full one leaves no time are made quickly, and say so.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  LabError,
  OBSERVATIONS_FILE,
  parseLabReport,
  PERMISSION_STATES,
  REPORT_FILE,
  resumeLabFolder,
  runLab,
  startLabFolder,
  STATE_FILE,
  type LabOptions,
  type LabReport,
  type LeftOut,
} from "../src/index.ts";
import { parseObservations } from "../src/folder/parse-observations.ts";
import { createPlan } from "../src/plan/create-plan.ts";
import { sensitivityOf } from "../src/plan/sensitivity.ts";
import { judgeCells } from "../src/report/judge-cells.ts";
import { formatLeaks } from "./format-leaks.ts";

/** What a full measurement takes at most, on two cores; a quick one takes two or three. */
const FULL_MINUTES = 20;
const MINUTE_MS = 60_000;
const DOCUMENT = join(import.meta.dirname, "..", "..", "..", "docs", "leaks.md");

const { values } = parseArgs({
  options: {
    out: { type: "string", default: "hushport-reports/leaks" },
    preset: { type: "string", default: "full" },
    minutes: { type: "string" },
    only: { type: "string" },
    network: { type: "string", default: "namespace" },
    rounds: { type: "string" },
    document: { type: "string", default: DOCUMENT },
  },
});

/** Everything that is measured, the states that matter most first; WebKit knows two of them. */
const MEASURED = [
  "chromium-off",
  "firefox-off",
  "chromium-denied",
  "firefox-denied",
  "chromium-prompt",
  "firefox-prompt",
  "chromium-insecure",
  "firefox-insecure",
  "chromium-granted",
  "firefox-granted",
  "webkit-off",
  "webkit-insecure",
];

const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
process.once("SIGTERM", () => stop.abort());
const startedMs = Date.now();
const wanted = values.only === undefined ? MEASURED : parseOnly(values.only);
const reports: LabReport[] = [];
const leftOut: LeftOut[] = [];
for (const id of MEASURED) {
  const place = wanted.indexOf(id);
  if (place === -1) {
    const finished = await readFinished(resolve(values.out, id));
    if (finished !== undefined) reports.push(finished);
    continue;
  }
  try {
    const report = await measureOnce(id, presetFor(wanted.length - place));
    if (report === undefined) leftOut.push({ what: id, reason: "the measurement was ended before" });
    else reports.push(report);
  } catch (error) {
    if (!(error instanceof LabError) && !(error instanceof Error && "code" in error)) throw error;
    console.error(`Left out: ${id}: ${error.message}`);
    leftOut.push({ what: id, reason: error.message });
  }
}
if (stop.signal.aborted) {
  console.log(`Ended before all was measured; ${values.document} is as it was, and the same command goes on`);
} else {
  await writeFile(values.document, formatLeaks(reports, leftOut) + (await readProof()));
  console.log(`Wrote ${values.document}`);
}

/** The part that another measurement writes (proof.ts), which this one keeps. */
async function readProof(): Promise<string> {
  if (!existsSync(values.document)) return "";
  const text = await readFile(values.document, "utf8");
  return /\n## With fixed latency\n[^]*?(?=\n## |$(?![^]))/.exec(text)?.[0] ?? "";
}

function parseOnly(text: string): readonly string[] {
  const ids = text.split(",");
  const strange = ids.find((id) => !MEASURED.includes(id));
  if (strange === undefined) return ids;
  throw new RangeError(`Cannot measure ${strange}: there are ${MEASURED.join(", ")}`);
}

/** The wanted preset, or `quick` where the time left is too short for all that is still to come. */
function presetFor(left: number): string {
  if (values.minutes === undefined) return values.preset;
  const leftMinutes = Number(values.minutes) - (Date.now() - startedMs) / MINUTE_MS;
  const quickOnes = 3 * (left - 1);
  return leftMinutes >= FULL_MINUTES + quickOnes ? values.preset : "quick";
}

/** Measures, goes on with what was interrupted, or reads what is finished. @returns `undefined` when it was stopped. */
async function measureOnce(id: string, preset: string): Promise<LabReport | undefined> {
  const path = resolve(values.out, id);
  const finished = await readFinished(path);
  if (finished !== undefined) return finished;
  if (stop.signal.aborted) return undefined;
  await mkdir(path, { recursive: true });
  const isInterrupted = existsSync(join(path, STATE_FILE)) && existsSync(join(path, OBSERVATIONS_FILE));
  const [browser = "", state] = id.split("-");
  const permission = PERMISSION_STATES.find((known) => known === state) ?? "off";
  const wish: LabOptions = {
    browser,
    permission,
    preset,
    network: networkOf(values.network),
    ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }),
  };
  const { folder, options } = isInterrupted
    ? await resumeLabFolder(path)
    : { folder: await startLabFolder(path, wish), options: wish };
  console.log(`${new Date().toISOString()} ${id}, ${options.preset}${isInterrupted ? ", going on" : ""}`);
  try {
    const report = await runLab(
      { ...options, earlier: folder.earlier },
      { onBegin: folder.begin, onObservations: folder.append, signal: stop.signal },
    );
    const kept = await folder.finish(report);
    console.log(
      `  ${kept.observations.count} probes, ${Math.round(kept.durationMs / 1_000)} s, ${kept.outcome}`,
    );
    return kept;
  } catch (error) {
    await folder.abandon();
    throw error;
  }
}

/** What is finished is judged again from its probes, so that all parts of the document follow the same rules. */
async function readFinished(path: string): Promise<LabReport | undefined> {
  if (!existsSync(join(path, REPORT_FILE))) return undefined;
  const report = parseLabReport(await readFile(join(path, REPORT_FILE), "utf8"));
  if (typeof report === "string" || report.outcome !== "complete") return undefined;
  const { observations } = parseObservations(await readFile(join(path, OBSERVATIONS_FILE)));
  const { preset, options } = report;
  const sensitivity = sensitivityOf(createPlan({ browser: "", preset, network: options.network }).plan);
  return {
    ...report,
    cells: [...judgeCells(observations, options.seed)],
    ...(sensitivity === undefined ? {} : { sensitivity }),
  };
}

function networkOf(text: string): "host" | "namespace" {
  if (text === "host" || text === "namespace") return text;
  throw new RangeError(`Cannot measure in network ${text}: there are host and namespace`);
}
