import { appendFile, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
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

/** The files of one run. */
export interface LabFolder {
  /** What an interrupted run had measured; empty for a new one. */
  readonly earlier: readonly LabObservation[];
  readonly append: (observations: readonly LabObservation[]) => Promise<void>;
  /** Takes back what was written when the run failed before it measured anything. */
  readonly abandon: () => Promise<void>;
  /** Writes `lab.json` and `lab.html`. An interrupted run keeps what it needs to go on. */
  readonly finish: (report: LabReport) => Promise<LabReport>;
}

/** Begins a run in an empty folder. */
export async function startLabFolder(folder: string, options: LabOptions): Promise<LabFolder> {
  const { earlier: _, ...state } = options;
  await writeFile(join(folder, STATE_FILE), `${JSON.stringify(stateSchema.parse(state), undefined, 2)}\n`);
  await writeFile(join(folder, OBSERVATIONS_FILE), "");
  return labFolder(folder, []);
}

/**
 * Goes on with an interrupted run.
 *
 * @throws {LabOptionError} If the folder holds none.
 */
export async function resumeLabFolder(
  folder: string,
): Promise<{ readonly folder: LabFolder; readonly options: LabOptions }> {
  const state = await readState(folder);
  const file = join(folder, OBSERVATIONS_FILE);
  const { observations, usedBytes } = parseObservations(await readFile(file));
  // A run that was killed may have left half a block.
  await truncate(file, usedBytes);
  return { folder: labFolder(folder, observations), options: state };
}

async function readState(folder: string): Promise<LabOptions> {
  try {
    const { browser, ...rest } = stateSchema.parse(
      JSON.parse(await readFile(join(folder, STATE_FILE), "utf8")),
    );
    const given = Object.entries(rest).filter(([, value]) => value !== undefined);
    return { browser, ...Object.fromEntries(given) };
  } catch (cause) {
    throw new LabOptionError(`folder ${folder}`, "it holds no interrupted run", { cause });
  }
}

function labFolder(folder: string, earlier: readonly LabObservation[]): LabFolder {
  let isEmpty = earlier.length === 0;
  return {
    earlier,
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
