import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { BrowserKind } from "./browser-table.ts";

/** Above a cold start from a slow disk, below the patience of someone who waits for the first line. */
export const VERSION_DEADLINE_MS = 15_000;

/** How a browser calls itself. */
export interface BrowserIdentity {
  readonly name: string;
  readonly version: string;
}

/** What to look at, and until when. */
export interface VersionQuery {
  readonly kind: BrowserKind;
  readonly path: string;
  readonly platform: NodeJS.Platform;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks a browser for its name and version without opening a window.
 *
 * @returns the reason in words when it does not tell.
 */
export async function readBrowserIdentity(query: VersionQuery): Promise<BrowserIdentity | string> {
  if (query.kind === "firefox") {
    const identity = identityInApplicationIni(query.path);
    if (identity !== undefined) return identity;
  }
  // Chrome for Windows ignores `--version` and opens a window instead: https://crbug.com/158372
  if (query.platform === "win32") return identityInFolders(query.path);
  return identityFromCommand(query);
}

/** @returns `undefined` unless `text` is `NAME 1.2.3`, as browsers print it. */
export function parseVersionLine(text: string): BrowserIdentity | undefined {
  for (const line of text.split("\n")) {
    const match = /^\s*([A-Z][A-Za-z ]*?)\s+v?(\d+(?:\.\d+)+\w*)/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      return { name: match[1].replace(/^Mozilla /, ""), version: match[2] };
    }
  }
  return undefined;
}

/** @returns `undefined` unless `text` has a name and a version, as in Firefox's `application.ini`. */
export function parseApplicationIni(text: string): BrowserIdentity | undefined {
  const value = (key: string) => new RegExp(`^${key}=(.+)$`, "m").exec(text)?.[1]?.trim();
  const [name, version] = [value("Name"), value("Version")];
  return name === undefined || version === undefined ? undefined : { name, version };
}

function identityInApplicationIni(path: string): BrowserIdentity | undefined {
  const places = [
    join(dirname(path), "application.ini"),
    join(dirname(path), "../Resources/application.ini"),
  ];
  const found = places.find((place) => existsSync(place));
  return found === undefined ? undefined : parseApplicationIni(readFileSync(found, "utf8"));
}

const WINDOWS_NAMES = new Map([
  ["chrome.exe", "Google Chrome"],
  ["msedge.exe", "Microsoft Edge"],
  ["brave.exe", "Brave Browser"],
]);

/** On Windows the installer puts the libraries into a folder that is named after the version. */
function identityInFolders(path: string): BrowserIdentity | string {
  const versions = readdirSync(dirname(path))
    .filter((name) => /^\d+(?:\.\d+){3}$/.test(name))
    .toSorted((first, second) => second.localeCompare(first, "en", { numeric: true }));
  const [version] = versions;
  if (version === undefined) return "has no folder beside it that is named after a version";
  return { name: WINDOWS_NAMES.get(basename(path).toLowerCase()) ?? "Chromium", version };
}

function identityFromCommand({ path, signal }: VersionQuery): Promise<BrowserIdentity | string> {
  return new Promise((resolve) => {
    execFile(
      path,
      ["--version"],
      { timeout: VERSION_DEADLINE_MS, killSignal: "SIGKILL", encoding: "utf8", signal },
      (error, stdout, stderr) => {
        const identity = parseVersionLine(stdout);
        if (identity !== undefined) return resolve(identity);
        if (error?.killed === true) {
          return resolve(`gave no answer to --version within ${VERSION_DEADLINE_MS} ms`);
        }
        const [line = ""] = (stderr || stdout || error?.message || "").trim().split("\n");
        return resolve(
          line === "" ? "printed nothing for --version" : `printed "${line.slice(0, 200)}" for --version`,
        );
      },
    );
  });
}
