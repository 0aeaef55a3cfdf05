import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Probe } from "@hushport/core";
import { VisitAnalysis } from "./analysis.ts";
import { findBrowser } from "./browser/find-browser.ts";
import { launchFlags } from "./browser/launch-flags.ts";
import { attachToAll } from "./cdp/attach.ts";
import { Connection } from "./cdp/connection.ts";
import { ignoreGone } from "./cdp/ignore-gone.ts";
import { EVIDENCE_FILES, EvidenceWriter } from "./evidence/writer.ts";
import { BrowserLaunchError } from "./errors.ts";
import type { LnaState } from "./lna-state.ts";
import { openNetLog } from "./netlog/pipe.ts";
import { BrowserProcess, type Spawn } from "./process/browser-process.ts";
import { waitAtMost } from "./process/wait.ts";
import type { Recording, VisitOutcome } from "./recording.ts";
import type { Resolution } from "./resolution.ts";
import { keepScripts } from "./visit/keep-scripts.ts";
import { KEPT_EVENTS } from "./visit/events.ts";
import { monotonicMs } from "./visit/monotonic.ts";
import { takeScreenshot, titleOf } from "./visit/page-facts.ts";
import { disabledFeatures, resolutionSwitches } from "./visit/switches.ts";
import { windowedUserAgent } from "./visit/user-agent.ts";
import { visitPage } from "./visit/visit-page.ts";

/** Milestones of a visit, for showing progress. */
export type VisitProgress =
  | { readonly kind: "launching"; readonly browser: string }
  | { readonly kind: "navigating"; readonly url: string }
  | { readonly kind: "watching"; readonly dwellMs: number }
  | { readonly kind: "closing" };

/** How a page is visited. Times are milliseconds. */
export interface RecordOptions {
  /** The visitor's answer to Local Network Access prompts. Default `denied`. */
  readonly lna?: LnaState;
  /** How long the page is watched after its load event. Default 15,000. */
  readonly dwellMs?: number;
  /** How long the page may take to load before it is watched as it is. Default 30,000. */
  readonly timeoutMs?: number;
  readonly resolutions?: readonly Resolution[];
  readonly window?: "visible" | "headless";
  /** Executable of a Chromium to use instead of the one that is found. */
  readonly browserPath?: string | undefined;
  /** `ignore` visits pages whose certificates are not valid. */
  readonly certificates?: "check" | "ignore";
  readonly userAgent?: string | undefined;
  /** Folder for the evidence; none is kept without it. */
  readonly evidenceDir?: string | undefined;
  /** Further switches for the browser. */
  readonly switches?: readonly string[];
  /** Runs the browser elsewhere: in a network namespace. */
  readonly spawn?: Spawn;
  readonly isIsolated?: boolean;
  /** Called once for every probe after the visit, in order of time, also for those beyond the list. */
  readonly onProbe?: (probe: Probe) => void;
  readonly onProgress?: (progress: VisitProgress) => void;
  /** Ends the visit early; what was seen until then is returned. */
  readonly signal?: AbortSignal;
}

/** Long enough for unload beacons to leave, short against the dwell. */
const LEAVE_MS = 300;

/** Opening the screenshot, the title and the scripts of a page that answers. */
const COMMAND_DEADLINE_MS = 5_000;

/**
 * Visits a page in a fresh, stock Chromium and returns every attempt to reach something local, however the visit ends.
 *
 * @throws {BrowserNotFoundError} If there is no browser.
 * @throws {BrowserLaunchError} If it does not start.
 */
export async function record(url: string, options: RecordOptions = {}): Promise<Recording> {
  const { lna = "denied", dwellMs = 15_000, resolutions = [], signal = new AbortController().signal } = options;
  const browser = await findBrowser("chromium", { path: options.browserPath, signal });
  options.onProgress?.({ kind: "launching", browser: `${browser.name} ${browser.version}` });
  const startedAt = new Date();
  const evidence =
    options.evidenceDir === undefined ? undefined : await EvidenceWriter.open(options.evidenceDir);
  const scratch = await mkdtemp(join(tmpdir(), "hushport-"));
  const lifetime = new AbortController();
  try {
    const bindingName = `h${crypto.randomUUID().replaceAll("-", "")}`;
    const analysis = new VisitAnalysis(bindingName);
    const netLog = await openNetLog(join(scratch, "netlog.json"), (line) => {
      analysis.readLine(line);
      evidence?.writeLine(line);
    });
    const { flags, sandboxNote } = launchFlags({
      window: options.window ?? "headless",
      profileDir: join(scratch, "profile"),
      disabledFeatures: disabledFeatures(lna),
    });
    const child = await BrowserProcess.start(
      browser.path,
      [
        ...flags,
        "--remote-debugging-pipe",
        `--log-net-log=${netLog.path}`,
        "--net-log-capture-mode=Everything",
        // A page that asks "am I being driven?" would behave unlike it does for visitors.
        "--disable-blink-features=AutomationControlled",
        `--user-agent=${options.userAgent ?? windowedUserAgent(browser.version)}`,
        ...resolutionSwitches(resolutions),
        ...(options.certificates === "ignore" ? ["--ignore-certificate-errors"] : []),
        ...(options.switches ?? []),
        "about:blank",
      ],
      options.spawn,
    );
    const connection = new Connection(child.input, child.output);
    connection.listen((event) => {
      if (!KEPT_EVENTS.has(event.method)) return;
      analysis.readEvent(event);
      evidence?.writeEvent(event);
    }, lifetime.signal);
    let outcome: VisitOutcome;
    const launchedMs = monotonicMs();
    let startMs = launchedMs;
    let closingMs = launchedMs;
    let finalUrl: string | null = null;
    let title: string | null = null;
    let scripts: Recording["scripts"] = [];
    const warnings = sandboxNote === null ? [] : [sandboxNote];
    try {
      const page = await firstPage(child, attachToAll(connection, { bindingName, signal: lifetime.signal }), browser.path);
      await decidePrompts(connection, lna);
      await connection.send("Browser.setDownloadBehavior", { behavior: "deny" });
      const visit = await visitPage(connection, page, {
        url,
        dwellMs,
        timeoutMs: options.timeoutMs ?? 30_000,
        signal,
        ended: child.ended,
        lifetime: lifetime.signal,
        onStart: () => {
          startMs = monotonicMs();
          options.onProgress?.({ kind: "navigating", url });
        },
        onWatch: () => options.onProgress?.({ kind: "watching", dwellMs }),
      });
      ({ outcome, finalUrl } = visit);
      warnings.push(...visit.warnings);
      options.onProgress?.({ kind: "closing" });
      if (visit.isAnswering) {
        title = await titleOf(connection, page.sessionId, COMMAND_DEADLINE_MS);
        const picture = await takeScreenshot(connection, page.sessionId, COMMAND_DEADLINE_MS);
        if (picture !== undefined) await evidence?.writeFile(EVIDENCE_FILES.screenshot, picture);
        if (evidence !== undefined) scripts = await keepScripts(connection, visit.scripts, evidence);
        closingMs = monotonicMs();
        // Leaving is part of a visit: pages send their last requests then.
        await waitAtMost(
          connection.send("Page.navigate", { url: "about:blank" }, page.sessionId).catch(ignoreGone),
          LEAVE_MS,
        );
        await waitAtMost(child.ended, LEAVE_MS);
      }
    } finally {
      if (closingMs < startMs || closingMs === launchedMs) closingMs = monotonicMs();
      connection.send("Browser.close").catch(ignoreGone);
      await child.end();
      await netLog.finish();
    }
    const analysed = analysis.finish({ url, resolutions, startMs, closingMs }, options.onProbe);
    const byUrl = new Map(scripts.map((script) => [script.url, script]));
    const recording: Recording = {
      url,
      finalUrl,
      title,
      startedAt: startedAt.toISOString(),
      durationMs: Math.round(closingMs - startMs),
      browser: { name: browser.name, version: browser.version },
      lna,
      dwellMs,
      isIsolated: options.isIsolated ?? false,
      resolutions,
      outcome,
      probes: analysed.probes,
      totals: analysed.totals,
      hosts: analysed.hosts,
      scripts: analysed.scriptUrls.map((script) => byUrl.get(script) ?? { url: script, sha256: null }),
      warnings,
    };
    await evidence?.close({
      format: "hushport.visit",
      version: 1,
      url,
      finalUrl,
      title,
      startedAt: recording.startedAt,
      durationMs: recording.durationMs,
      startMs,
      closingMs,
      browser: recording.browser,
      lna,
      dwellMs,
      isIsolated: recording.isIsolated,
      resolutions: [...resolutions],
      bindingName,
      outcome,
      scripts: [...recording.scripts],
      warnings,
    });
    return evidence?.failure === undefined ? recording : { ...recording, warnings: [...warnings, evidence.failure] };
  } finally {
    lifetime.abort();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The browser's first page, unless the browser ends before it has one. */
async function firstPage<Page>(child: BrowserProcess, page: Promise<Page>, path: string): Promise<Page> {
  const START_DEADLINE_MS = 20_000;
  const ended = child.ended.then(({ code, signal }) => {
    const words = child.lastWords === "" ? `it ended at once (${signal ?? `exit code ${code}`})` : child.lastWords;
    throw new BrowserLaunchError(path, words);
  });
  const first = await waitAtMost(Promise.race([page, ended]), START_DEADLINE_MS);
  if (first === undefined) throw new BrowserLaunchError(path, `it showed no page within ${START_DEADLINE_MS} ms`);
  return first;
}

/** Answers Local Network Access prompts beforehand, for every site. Browsers without them refuse the names. */
async function decidePrompts(connection: Connection, lna: LnaState): Promise<void> {
  if (lna === "off") return;
  for (const name of ["loopback-network", "local-network"]) {
    await connection.send("Browser.setPermission", { permission: { name }, setting: lna }).catch(ignoreGone);
  }
}
