import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { BROWSER_TABLE, type BrowserKind, type BrowserPlatform } from "./browser-table.ts";

/** Variables of a process, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** @returns `undefined` when a variable that the path needs is not set. */
export function expandPath(path: string, environment: Environment): string | undefined {
  let isComplete = true;
  const expanded = path.replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    const value = environment[name] ?? (name === "HOME" ? homedir() : undefined);
    if (value === undefined || value === "") isComplete = false;
    return value ?? "";
  });
  return isComplete ? expanded : undefined;
}

/** Paths of the table's installed browsers, best first, whether or not anything is there. */
export function installedPaths(
  kind: BrowserKind,
  platform: BrowserPlatform,
  environment: Environment,
): readonly string[] {
  return BROWSER_TABLE[kind].executables[platform]
    .map(({ path }) => expandPath(path, environment))
    .filter((path) => path !== undefined);
}

/** Executables that `@puppeteer/browsers` put into its cache folder, newest first. */
export function cachedPaths(
  kind: BrowserKind,
  platform: BrowserPlatform,
  environment: Environment,
): readonly string[] {
  const root = environment["PUPPETEER_CACHE_DIR"] ?? join(homedir(), ".cache", "puppeteer");
  return BROWSER_TABLE[kind].cache[platform].flatMap((pattern) => {
    const [before = "", after = ""] = pattern.split("/*/");
    return subfolders(join(root, before))
      .toSorted((first, second) => second.localeCompare(first, "en", { numeric: true }))
      .map((folder) => join(root, before, folder, after));
  });
}

/** Where the commands of the table would be in the folders of `PATH`. */
export function commandPaths(
  kind: BrowserKind,
  platform: BrowserPlatform,
  environment: Environment,
): readonly string[] {
  if (platform === "win32") return [];
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return BROWSER_TABLE[kind].commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function subfolders(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error) return [];
    throw error;
  }
}
