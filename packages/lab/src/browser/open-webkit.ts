import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LabBrowserError, LabError } from "../errors.ts";
import type { InstalledWebkit } from "./lab-engine.ts";
import type { LabBrowser, LabBrowserOptions } from "./open-lab-browser.ts";
import { startVirtualDisplay } from "./virtual-display.ts";
import { startWebkit, type StartedWebkit } from "./start-webkit.ts";
import { createWebkitPage } from "./webkit-page.ts";

/** Starts WebKit in a window that nobody sees: it has no way to run without one. */
export async function openWebkit(
  options: LabBrowserOptions & { readonly installed: InstalledWebkit },
): Promise<LabBrowser> {
  const { installed, server, inside, signal } = options;
  const display = await startVirtualDisplay(signal);
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-webkit-"));
  let started: StartedWebkit | undefined;
  const end = async (): Promise<void> => {
    await started?.end();
    display.stop();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    started = await startWebkit({ path: installed.path, profileDir, display: display.name, inside, signal });
  } catch (cause) {
    await end();
    signal.throwIfAborted();
    if (cause instanceof LabError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LabBrowserError(installed.path, reason, { cause });
  }
  return {
    version: started.version,
    page: createWebkitPage(started.driver, server),
    window: "visible",
    extension: null,
    [Symbol.asyncDispose]: end,
  };
}
