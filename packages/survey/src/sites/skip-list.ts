import { readFile } from "node:fs/promises";
import { siteOf } from "@hushport/core";
import { SurveyError } from "../errors.ts";

/** Tells whether a host, or a domain above it, is on an opt-out list. */
export type SkipList = (host: string) => boolean;

/**
 * Makes an opt-out list of lines: a name stands for itself and all names below it. A URL stands for its host; empty lines
 * and comments (`#`) for nothing.
 *
 * @throws {SurveyError} `ERR_SURVEY_SKIP` for a line that is no name: an opt-out that is not understood must not be lost.
 */
export function parseSkipList(text: string, name: string): SkipList {
  const names = new Set<string>();
  for (const [index, line] of text
    .replace(/^\u{feff}/u, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const entry = line
      .replace(/#.*$/, "")
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .replace(/^\*?\./, "");
    if (entry === "") continue;
    const host = hostOf(entry);
    if (host === undefined) {
      throw new SurveyError(
        "ERR_SURVEY_SKIP",
        `Cannot read ${name}: line ${index + 1}, ${entry.slice(0, 100)}, is no name of a site`,
      );
    }
    names.add(host);
  }
  return (host) => {
    const labels = canonical(host).split(".");
    return labels.some((_label, index) => names.has(labels.slice(index).join(".")));
  };
}

/** Reads an opt-out list from a file. @throws {SurveyError} `ERR_SURVEY_SKIP` if it cannot be read. */
export async function readSkipList(path: string): Promise<SkipList> {
  try {
    return parseSkipList(await readFile(path, "utf8"), path);
  } catch (error) {
    if (error instanceof SurveyError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new SurveyError("ERR_SURVEY_SKIP", `Cannot read ${path}: ${reason}`, { cause: error });
  }
}

function hostOf(entry: string): string | undefined {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(entry) ? entry : `https://${entry}/`);
  if (url === null || url.hostname === "" || siteOf(url.hostname) === "") return undefined;
  return canonical(url.hostname);
}

function canonical(host: string): string {
  return host.toLowerCase().replace(/\.$/, "");
}
