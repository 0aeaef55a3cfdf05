import { closeSync, openSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Above the length of every launcher script seen (Debian's has 6 kB), below what is slow to read. */
const MAX_LAUNCHER_BYTES = 64 * 1024;

/** What stands behind a path. */
export type Program =
  | { readonly kind: "program"; readonly path: string }
  /** A shell script that starts some program with flags of its own; which, could not be told. */
  | { readonly kind: "launcher"; readonly path: string }
  /** A link to the snap command, which starts whatever the link is called, in a sandbox of its own. */
  | { readonly kind: "confined"; readonly path: string }
  | { readonly kind: "absent" };

/**
 * Finds the program that a launcher script starts, so that it can be run without the script's own flags.
 * Debian's `chromium` command adds extensions and switches; Chrome's, Edge's and Brave's only set variables.
 */
export function realProgram(path: string, programs: readonly string[]): Program {
  const resolved = realFile(path);
  if (resolved === undefined) return { kind: "absent" };
  if (isSnap(resolved)) return { kind: "confined", path };
  if (!isScript(resolved)) return { kind: "program", path: resolved };
  const named = [...pathsIn(readFileSync(resolved, "utf8")), ...siblings(resolved, programs)];
  for (const candidate of named) {
    if (!programs.includes(basename(candidate))) continue;
    const target = realFile(candidate);
    if (target === undefined || target === resolved || isScript(target)) continue;
    return isSnap(target) ? { kind: "confined", path: candidate } : { kind: "program", path: target };
  }
  return { kind: "launcher", path: resolved };
}

/** Absolute paths in a shell script, after its plain `NAME=value` assignments were put in. */
function pathsIn(script: string): readonly string[] {
  const values = new Map<string, string>();
  const expand = (text: string) =>
    text.replace(/\$\{?([A-Za-z_]\w*)\}?/g, (whole, name: string) => values.get(name) ?? whole);
  for (const [, name = "", value = ""] of script.matchAll(
    /^\s*(?:export\s+)?([A-Za-z_]\w*)=["']?([^"'\s`]*)["']?\s*$/gm,
  )) {
    if (!values.has(name)) values.set(name, expand(value));
  }
  return [...expand(script).matchAll(/(?:^|[\s"'=])(\/[^\s"'`$();&|<>]+)/gm)].map(([, found = ""]) => found);
}

function siblings(path: string, programs: readonly string[]): readonly string[] {
  return programs.map((program) => join(dirname(path), program));
}

/** @returns `undefined` when there is no readable file behind `path`. */
function realFile(path: string): string | undefined {
  try {
    const resolved = realpathSync(path);
    return statSync(resolved).isFile() ? resolved : undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

function isSnap(path: string): boolean {
  return basename(path) === "snap";
}

function isScript(path: string): boolean {
  if (statSync(path).size > MAX_LAUNCHER_BYTES) return false;
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(2);
    readSync(file, start, 0, 2, 0);
    return start.toString("latin1") === "#!";
  } finally {
    closeSync(file);
  }
}
