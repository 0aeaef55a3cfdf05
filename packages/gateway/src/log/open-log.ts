import { lstat, readFile, rename, rm, writeFile } from "node:fs/promises";
import { logFileSchema, recognise, type LogEntry, type LogFile } from "@hushport/core";
import { GatewayLogError } from "../errors.ts";
import { VERSION } from "../version.ts";
import { createJournal } from "./journal.ts";
import type { ReportedProbe } from "./reported-probe.ts";

/** A log file that is written while the gateway runs. */
export interface GatewayLog {
  add(probe: ReportedProbe): void;
  /** Writes what is not written yet, and no more from then on. */
  close(): Promise<void>;
}

/** How a log is kept. */
export interface GatewayLogOptions {
  /** Told once per failure in a row, when the file cannot be written any more. */
  readonly onError?: (error: GatewayLogError) => void;
  /** Entries in a file before it is put aside. Default: 1,000, about 700 kB. */
  readonly maxEntries?: number;
}

const MAX_ENTRIES = 1_000;
/** Files put aside, `FILE.1` the youngest; older ones are deleted. */
const KEPT_FILES = 3;
/** From a probe until it stands in the file. */
const WRITE_DELAY_MS = 2_000;

/**
 * Opens a log file, going on with what an earlier run wrote.
 *
 * @throws {GatewayLogError} If it cannot be written, or is a file that no gateway wrote.
 */
export async function openLog(path: string, options: GatewayLogOptions = {}): Promise<GatewayLog> {
  const { onError, maxEntries = MAX_ENTRIES } = options;
  const journal = createJournal(await readEarlier(path));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isFailing = false;
  const write = async () => {
    try {
      await replaceFile(path, journal.entries);
      if (journal.entries.length >= maxEntries) {
        await putAside(path);
        journal.clear();
        await replaceFile(path, journal.entries);
      }
      isFailing = false;
    } catch (cause) {
      if (!isFailing) onError?.(failure(path, cause));
      isFailing = true;
      // Without a disk, the newest are kept in memory and no more.
      if (journal.entries.length >= 2 * maxEntries) journal.clear();
    }
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    return (writing = writing.then(write));
  };
  // Before anything depends on it.
  try {
    await replaceFile(path, journal.entries);
  } catch (cause) {
    throw failure(path, cause);
  }
  return {
    add(probe) {
      journal.add(probe);
      timer ??= setTimeout(() => void flush(), WRITE_DELAY_MS);
    },
    close: () => (timer === undefined ? writing : flush()),
  };
}

async function readEarlier(path: string): Promise<readonly LogEntry[]> {
  try {
    if (!(await lstat(path)).isFile()) throw new GatewayLogError(path, "it is no ordinary file");
    const log = logFileSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
    if (log.success && log.data.writer.name === "gateway") return log.data.entries;
  } catch (cause) {
    if (cause instanceof GatewayLogError) throw cause;
    if (isMissing(cause)) return [];
    if (!(cause instanceof SyntaxError)) throw failure(path, cause);
  }
  throw new GatewayLogError(path, "it holds something else than a gateway's log; name another file");
}

/** In one step, so that whoever reads it finds a whole file. Readable by its owner alone: it names pages. */
async function replaceFile(path: string, entries: readonly LogEntry[]): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, `${JSON.stringify(logFile(entries))}\n`, { mode: 0o600 });
  await rename(draft, path);
}

function logFile(entries: readonly LogEntry[]): LogFile {
  const bySite = Map.groupBy(entries, ({ site }) => site);
  return {
    format: "hushport.log",
    version: 1,
    writer: { name: "gateway", version: VERSION, browser: null },
    exportedAt: new Date().toISOString(),
    entries: [...entries],
    sites: [...bySite].map(([site, own]) => ({ site, findings: recognise(own.map(({ probe }) => probe)) })),
  };
}

async function putAside(path: string): Promise<void> {
  await rm(`${path}.${KEPT_FILES}`, { force: true });
  for (let number = KEPT_FILES - 1; number >= 1; number--)
    await renameIfThere(`${path}.${number}`, number + 1);
  await rename(path, `${path}.1`);
}

async function renameIfThere(from: string, number: number): Promise<void> {
  try {
    await rename(from, from.replace(/\d+$/, String(number)));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function failure(path: string, cause: unknown): GatewayLogError {
  return new GatewayLogError(path, cause instanceof Error ? cause.message : String(cause), { cause });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
