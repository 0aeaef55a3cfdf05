import { appendFile, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { EarlierRun, RunIdentity } from "../earlier-run.ts";
import { LabOptionError } from "../errors.ts";
import { renderLabPage } from "../page/load-page.ts";
import type { LabOptions } from "../lab-options.ts";
import { PERMISSION_STATES } from "../permission-state.ts";
import type { LabObservation } from "../report/observation-schema.ts";
import { OBSERVATIONS_FILE, type LabReport } from "../report/schema.ts";
import { parseObservations } from "./parse-observations.ts";

/** Name of the report in its folder. */
export const REPORT_FILE = "lab.json";

/** Name of the same for people, beside it. */
export const PAGE_FILE = "lab.html";

/** Name of what an unfinished run needs to go on; a finished one has none. */
export const STATE_FILE = "lab-state.json";

const textsSchema = z.optional(z.array(z.string()));
const stateSchema = z.object({
  browser: z.string(),
  permission: z.optional(z.enum(PERMISSION_STATES)),
  preset: z.optional(z.string()),
  channels: textsSchema,
  contexts: textsSchema,
  spellings: textsSchema,
  targetKinds: textsSchema,
  rounds: z.optional(z.int()),
  detect: z.optional(z.number()),
  extension: z.optional(z.string()),
  flags: textsSchema,
  preferences: textsSchema,
  network: z.optional(z.enum(["host", "namespace"])),
  page: z.optional(z.enum(["http", "https"])),
  seed: z.optional(z.int()),
});

/** When a run began, and its present leg; what the legs before it took; what has to stay the same. */
const legsSchema = z.object({
  startedAt: z.iso.datetime(),
  legAt: z.iso.datetime(),
  spentMs: z.number(),
  identity: z.optional(z.object({ browser: z.string(), plan: z.string() })),
});
const fileSchema = z.object({ options: stateSchema, legs: legsSchema });
type StateFile = z.infer<typeof fileSchema>;

/** The files of one run. */
export interface LabFolder {
  /** What an interrupted run had measured; without observations for a new one. */
  readonly earlier: EarlierRun;
  /** Keeps what later legs have to have in common with this one. */
  readonly begin: (identity: RunIdentity) => Promise<void>;
  readonly append: (observations: readonly LabObservation[]) => Promise<void>;
  /** Takes back what was written when the run failed before it measured anything. */
  readonly abandon: () => Promise<void>;
  /** Writes `lab.json` and `lab.html`. An interrupted run keeps what it needs to go on. */
  readonly finish: (report: LabReport) => Promise<LabReport>;
}

/** Begins a run in an empty folder. */
export async function startLabFolder(folder: string, options: LabOptions): Promise<LabFolder> {
  const { earlier: _, ...rest } = options;
  const now = new Date().toISOString();
  const state = { options: stateSchema.parse(rest), legs: { startedAt: now, legAt: now, spentMs: 0 } };
  await writeState(folder, state);
  await writeFile(join(folder, OBSERVATIONS_FILE), "");
  return labFolder(folder, state, []);
}

/**
 * Goes on with an interrupted run. What it took is counted up to its last observations, since it may have been killed.
 *
 * @throws {LabOptionError} If the folder holds none.
 */
export async function resumeLabFolder(
  folder: string,
): Promise<{ readonly folder: LabFolder; readonly options: LabOptions }> {
  const { options, legs } = await readState(folder);
  const file = join(folder, OBSERVATIONS_FILE);
  const { mtimeMs } = await stat(file);
  const { observations, usedBytes } = parseObservations(await readFile(file));
  // A run that was killed may have left half a block.
  await truncate(file, usedBytes);
  const legMs = Math.max(0, Math.round(mtimeMs - Date.parse(legs.legAt)));
  const state = {
    options,
    legs: { ...legs, legAt: new Date().toISOString(), spentMs: legs.spentMs + legMs },
  };
  await writeState(folder, state);
  const { browser, ...rest } = options;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    folder: labFolder(folder, state, observations),
    options: { browser, ...Object.fromEntries(given) },
  };
}

async function readState(folder: string): Promise<StateFile> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(join(folder, STATE_FILE), "utf8")));
  } catch (cause) {
    throw new LabOptionError(`folder ${folder}`, "it holds no interrupted run", { cause });
  }
}

async function writeState(folder: string, state: StateFile): Promise<void> {
  await writeFile(join(folder, STATE_FILE), `${JSON.stringify(state, undefined, 2)}\n`);
}

function labFolder(folder: string, state: StateFile, observations: readonly LabObservation[]): LabFolder {
  const { startedAt, spentMs, identity } = state.legs;
  let isEmpty = observations.length === 0;
  return {
    earlier: { observations, measuredAt: new Date(startedAt), durationMs: spentMs, identity },
    begin: (begun) => writeState(folder, { ...state, legs: { ...state.legs, identity: begun } }),
    abandon: async () => {
      if (!isEmpty) return;
      for (const name of [STATE_FILE, OBSERVATIONS_FILE]) await rm(join(folder, name), { force: true });
    },
    append: (observations) => {
      isEmpty = false;
      // One write for each block, so that a block is there whole or, at the end of the file, cut.
      return appendFile(
        join(folder, OBSERVATIONS_FILE),
        observations.map((observation) => `${JSON.stringify(observation)}\n`).join(""),
      );
    },
    finish: async (report) => {
      const named = { ...report, observations: { ...report.observations, file: OBSERVATIONS_FILE } };
      await writeFile(join(folder, REPORT_FILE), `${JSON.stringify(named, undefined, 1)}\n`);
      await writeFile(join(folder, PAGE_FILE), await renderLabPage(named));
      if (report.outcome === "complete") await rm(join(folder, STATE_FILE), { force: true });
      return named;
    },
  };
}
