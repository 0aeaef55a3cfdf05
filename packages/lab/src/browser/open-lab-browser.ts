import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { LabNetwork } from "@hushport/testbed";
import type { Browser } from "puppeteer-core";
import * as z from "zod/mini";
import { LabBrowserError, LabError, LabOptionError } from "../errors.ts";
import type { PermissionState } from "../permission-state.ts";
import type { LabReport } from "../report/schema.ts";
import type { LabServer } from "../server/lab-server.ts";
import type { ProbePage } from "../trial/probe-page.ts";
import { assertPossible } from "./assert-possible.ts";
import { closeBrowser } from "./close-browser.ts";
import { launchChromium } from "./launch-chromium.ts";
import type { LabInstalled } from "./lab-engine.ts";
import { launchFirefox } from "./launch-firefox.ts";
import { openDisplay } from "./open-display.ts";
import { openWebkit } from "./open-webkit.ts";
import { createPuppeteerPage } from "./puppeteer-page.ts";

/** How a browser is prepared for a measurement. */
export interface LabBrowserOptions {
  readonly installed: LabInstalled;
  readonly permission: PermissionState;
  readonly server: LabServer;
  /** The network in which it is started; this machine's own by default. */
  readonly inside?: LabNetwork | undefined;
  readonly extension?: string | undefined;
  readonly flags: readonly string[];
  readonly preferences: readonly string[];
  readonly signal: AbortSignal;
}

/** A browser under measurement. */
export interface LabBrowser extends AsyncDisposable {
  readonly version: string;
  readonly page: ProbePage;
  readonly window: "headless" | "visible";
  readonly extension: LabReport["protection"]["extension"];
}

/**
 * Starts a browser with a fresh profile, its permission answered and its protection in place.
 *
 * @throws {LabOptionError} If its engine has no such thing as was asked for.
 */
export async function openLabBrowser(options: LabBrowserOptions): Promise<LabBrowser> {
  const { installed, server, extension, signal } = options;
  assertPossible(options);
  if (installed.kind === "webkit") return openWebkit({ ...options, installed });
  const described = extension === undefined ? null : await describeExtension(extension);
  const window = needsWindow(installed, options.permission) ? "visible" : "headless";
  const display = window === "visible" ? await openDisplay(signal) : undefined;
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-lab-"));
  const end = async (browser?: Browser): Promise<void> => {
    if (browser !== undefined) await closeBrowser(browser);
    display?.stop();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  };
  let browser: Browser | undefined;
  try {
    const launch = installed.kind === "chromium" ? launchChromium : launchFirefox;
    browser = await launch({
      ...options,
      installed,
      inside: options.inside,
      profileDir,
      display: display?.name,
      hasExtension: extension !== undefined,
    });
    if (extension !== undefined) await browser.installExtension(resolve(extension));
  } catch (cause) {
    await end(browser);
    signal.throwIfAborted();
    if (cause instanceof LabError) throw cause;
    throw new LabBrowserError(installed.path, cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
  const opened = browser;
  return {
    version: installed.version,
    page: createPuppeteerPage(opened, server),
    window,
    extension: described,
    [Symbol.asyncDispose]: () => end(opened),
  };
}

/** Chromium without a window answers every prompt with no; Firefox leaves it open. */
function needsWindow(installed: LabInstalled, permission: PermissionState): boolean {
  return permission === "prompt" && installed.kind === "chromium";
}

const manifestSchema = z.object({ name: z.string(), version: z.string() });

async function describeExtension(
  folder: string,
): Promise<{ readonly name: string; readonly version: string }> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  } catch (cause) {
    throw new LabOptionError(`extension ${folder}`, "it has no manifest.json with a name and a version", {
      cause,
    });
  }
}
