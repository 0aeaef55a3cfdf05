import { accessSync, constants, existsSync } from "node:fs";
import { BrowserNotFoundError, type Rejection } from "./browser-not-found-error.ts";
import { BROWSER_PLATFORMS, BROWSER_TABLE, type BrowserKind, type BrowserPlatform } from "./browser-table.ts";
import { readBrowserIdentity } from "./browser-version.ts";
import {
  cachedPaths,
  commandPaths,
  expandPath,
  installedPaths,
  type Environment,
} from "./candidate-paths.ts";
import { realProgram } from "./real-program.ts";

/** Why an installed browser in a sandbox of its own is of no use. */
const CONFINED = {
  snap: "is a snap, which cannot see folders outside its own sandbox",
  flatpak: "is a Flatpak, which cannot see folders outside its own sandbox",
};

/** A browser on this machine that can be started. */
export interface InstalledBrowser {
  readonly kind: BrowserKind;
  /** As it calls itself: `Chromium`, `Google Chrome`, `Microsoft Edge`, `Firefox`, …. */
  readonly name: string;
  /** The program itself, behind links and launcher scripts. */
  readonly path: string;
  readonly version: string;
}

/** Where to look, if not everywhere. */
export interface FindBrowserOptions {
  /** Executable that the user named; nothing else is tried then. */
  readonly path?: string | undefined;
  readonly environment?: Environment;
  readonly platform?: NodeJS.Platform;
  readonly signal?: AbortSignal;
}

/**
 * Finds a stock browser: the named one, else the one in `HUSHPORT_CHROMIUM` or `HUSHPORT_FIREFOX`, else the first of
 * the table, of the cache of `@puppeteer/browsers`, or in `PATH`.
 *
 * @throws {BrowserNotFoundError} If there is none that starts.
 */
export async function findBrowser(
  kind: BrowserKind,
  { path, environment = process.env, platform = process.platform, signal }: FindBrowserOptions = {},
): Promise<InstalledBrowser> {
  const rows = BROWSER_TABLE[kind];
  const named = path ?? (environment[rows.environment] || undefined);
  const known = BROWSER_PLATFORMS.find((name) => name === platform);
  const places = named === undefined ? searchPaths(kind, known, environment) : [named];

  const rejected: Rejection[] = [];
  const tried = new Set<string>();
  for (const place of places) {
    signal?.throwIfAborted();
    const program = realProgram(place, rows.programs);
    if (program.kind === "absent") continue;
    if (program.kind === "confined") {
      if (named !== undefined) rejected.push({ place, reason: CONFINED.snap });
      continue;
    }
    if (program.kind === "launcher" && named === undefined) {
      rejected.push({ place, reason: "is a script that adds flags of its own" });
      continue;
    }
    if (tried.has(program.path)) continue;
    tried.add(program.path);
    if (!isExecutable(program.path)) {
      rejected.push({ place, reason: "may not be executed" });
      continue;
    }
    const identity = await readBrowserIdentity({ kind, path: program.path, platform, signal });
    signal?.throwIfAborted();
    if (typeof identity !== "string") return { kind, path: program.path, ...identity };
    rejected.push({ place, reason: identity });
  }
  throw notFound({
    kind,
    named,
    isFromEnvironment: path === undefined,
    platform: known,
    environment,
    rejected,
  });
}

function searchPaths(
  kind: BrowserKind,
  platform: BrowserPlatform | undefined,
  environment: Environment,
): readonly string[] {
  if (platform === undefined) return commandPaths(kind, "linux", environment);
  return [
    ...installedPaths(kind, platform, environment),
    ...cachedPaths(kind, platform, environment),
    ...commandPaths(kind, platform, environment),
  ];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

interface Search {
  readonly kind: BrowserKind;
  readonly named: string | undefined;
  readonly isFromEnvironment: boolean;
  readonly platform: BrowserPlatform | undefined;
  readonly environment: Environment;
  readonly rejected: readonly Rejection[];
}

function notFound(search: Search): BrowserNotFoundError {
  const { kind, named, isFromEnvironment, platform, environment } = search;
  const { title, environment: variable, confined } = BROWSER_TABLE[kind];
  if (named !== undefined) {
    const origin = isFromEnvironment ? `${named} (from ${variable})` : named;
    const reason = search.rejected[0]?.reason ?? "there is no such file";
    return new BrowserNotFoundError(kind, `Cannot use ${origin}: ${reason}`, search.rejected);
  }
  const sandboxed = platform === undefined ? [] : confined[platform];
  const rejected = [
    ...search.rejected,
    ...sandboxed.flatMap((row) => {
      const place = expandPath(row.path, environment);
      return place !== undefined && existsSync(place) ? [{ place, reason: CONFINED[row.kind] }] : [];
    }),
  ];
  const found = rejected.map(({ place, reason }) => `${place} ${reason}`).join("; ");
  const summary = found === "" ? "none is installed" : `none is usable (${found})`;
  const remedy = `${installHint(kind, platform)}, or set ${variable} to its executable`;
  return new BrowserNotFoundError(kind, `Cannot find ${title}: ${summary}. ${remedy}`, rejected);
}

function installHint(kind: BrowserKind, platform: BrowserPlatform | undefined): string {
  const { apt, puppeteer, title } = BROWSER_TABLE[kind];
  if (platform === "linux")
    return `Run "apt-get install ${apt}" (Debian) or "npx @puppeteer/browsers install ${puppeteer}"`;
  return `Install ${title}`;
}
