import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { SurveyError } from "../errors.ts";
import { readEntry, type EntryRules } from "./read-entry.ts";
import type { RefusedEntry, SiteEntry } from "./site-entry.ts";

/** Lines that may be refused before the first good one: beyond it the file is no list of sites. */
const MAX_BAD_START = 1_000;

/**
 * Reads a list of sites as a stream: a million rows take no more memory than one.
 *
 * @param source Path of the list, or the stream itself (standard input).
 * @throws {SurveyError} `ERR_SURVEY_LIST` if it cannot be read, or holds no site at all.
 */
export async function* readSites(
  source: string | Readable,
  rules: EntryRules,
  onRefused: (refused: RefusedEntry) => void,
): AsyncGenerator<SiteEntry> {
  const name = typeof source === "string" ? source : "the list";
  const input = typeof source === "string" ? createReadStream(source, "utf8") : source;
  let line = 0;
  let sites = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      const entry = readEntry(line === 1 ? text.replace(/^\u{feff}/u, "") : text, line, rules);
      if (entry === undefined) continue;
      if ("reason" in entry) {
        onRefused(entry);
        if (sites === 0 && line >= MAX_BAD_START) throw noList(name, `its first ${line} lines are no sites`);
      } else {
        sites += 1;
        yield entry;
      }
    }
  } catch (error) {
    if (error instanceof SurveyError) throw error;
    throw noList(name, error instanceof Error ? error.message : String(error), error);
  }
  if (sites === 0) throw noList(name, line === 0 ? "it is empty" : `none of its ${line} lines is a site`);
}

function noList(name: string, reason: string, cause?: unknown): SurveyError {
  return new SurveyError(
    "ERR_SURVEY_LIST",
    `Cannot read ${name}: ${reason}; expected one site a line, as in Tranco's (1,example.com) or CrUX's lists`,
    { cause },
  );
}
