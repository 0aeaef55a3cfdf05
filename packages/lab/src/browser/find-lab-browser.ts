import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { BROWSER_KINDS, findBrowser, type BrowserKind } from "@hushport/recorder";
import { findWebkit } from "./find-webkit.ts";
import type { LabInstalled } from "./lab-engine.ts";

/** Finds what `browser` names: an engine, or the program of any browser made from one. */
export async function findLabBrowser(browser: string, signal: AbortSignal): Promise<LabInstalled> {
  if (browser === "webkit") return findWebkit();
  const kind = BROWSER_KINDS.find((known) => known === browser);
  return kind === undefined
    ? findBrowser(engineOf(browser), { path: browser, signal })
    : findBrowser(kind, { signal });
}

/** Browsers made from Firefox have its `application.ini`, beside the program or, on macOS, in the resources. */
function engineOf(path: string): BrowserKind {
  const real = existsSync(path) ? realpathSync(path) : path;
  const places = [real, path].flatMap((place) => [
    join(dirname(place), "application.ini"),
    join(dirname(place), "..", "Resources", "application.ini"),
  ]);
  return places.some((place) => existsSync(place)) || /firefox/i.test(real) ? "firefox" : "chromium";
}
