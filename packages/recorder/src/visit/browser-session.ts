import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InstalledBrowser } from "../browser/find-browser.ts";
import { launchFlags } from "../browser/launch-flags.ts";
import { attachToAll } from "../cdp/attach.ts";
import { Connection } from "../cdp/connection.ts";
import { ignoreGone } from "../cdp/ignore-gone.ts";
import { BrowserLaunchError, ProtocolError } from "../errors.ts";
import type { LnaState } from "../lna-state.ts";
import { openNetLog, type NetLogSource } from "../netlog/pipe.ts";
import { BrowserProcess } from "../process/browser-process.ts";
import { waitAtMost } from "../process/wait.ts";
import type { RecordOptions } from "../record-options.ts";
import { isKept, type ProtocolSink } from "./events.ts";
import { disabledFeatures, mergeSwitches, resolutionSwitches } from "./switches.ts";
import { phoneUserAgent } from "./emulate-phone.ts";
import { windowedUserAgent } from "./user-agent.ts";

/** Above a cold start on a busy machine with two cores (measured: 0.3 to 4 s). */
const START_DEADLINE_MS = 20_000;

/** Who hears what the browser tells. */
export interface SessionSinks {
  readonly bindingName: string;
  readonly onLine: (line: string) => void;
  readonly onEvent: ProtocolSink;
}

/** A fresh browser with every target watched, and everything that must be undone after it. */
export interface BrowserSession {
  readonly connection: Connection;
  readonly page: { readonly sessionId: string; readonly targetId: string };
  /** Resolves when the browser ends. */
  readonly ended: Promise<unknown>;
  /** Ends all listening. */
  readonly lifetime: AbortSignal;
  /** One sentence each, for the reader of the recording. */
  readonly warnings: readonly string[];
  /** Begins to hand over lines of the log; see {@link NetLogSource.release}. */
  readonly readLog: () => void;
  /** Ends the browser and hands over the rest of its log. Always resolves; calling it twice is fine. */
  silence(): Promise<void>;
  /**
   * The same, and waits until the browser has gone and its profile is removed. Always resolves; calling it twice is fine.
   *
   * @returns One sentence when the profile could not be removed.
   */
  close(): Promise<string | undefined>;
}

/**
 * Starts a fresh browser and watches everything in it.
 *
 * @throws {BrowserLaunchError} If it does not start.
 */
export async function openSession(
  browser: InstalledBrowser,
  options: RecordOptions,
  sinks: SessionSinks,
): Promise<BrowserSession> {
  const scratch = await mkdtemp(join(tmpdir(), "hushport-"));
  const lifetime = new AbortController();
  let netLog: NetLogSource | undefined;
  let child: BrowserProcess | undefined;
  let connection: Connection | undefined;
  const silence = once(async () => {
    connection?.send("Browser.close").catch(ignoreGone);
    // A browser whose log nobody reads does not end.
    netLog?.release();
    // Once its log is complete, a browser only tidies a profile that is thrown away.
    await child?.finish({ saidAll: options.spawn === undefined ? netLog?.complete : undefined });
    await netLog?.finish();
    lifetime.abort();
  });
  const close = once(async () => {
    await silence();
    // Most of the time that removing takes is spent while the browser's processes end.
    await Promise.all([removeFolder(scratch), child?.gone()]);
    // The last of them may have made a file again.
    return removeFolder(scratch);
  });
  try {
    const [log] = await Promise.all([
      openNetLog(join(scratch, "netlog.json"), sinks.onLine),
      writePreferences(join(scratch, "profile")),
    ]);
    netLog = log;
    const { flags, sandboxNote } = commandLine(browser, options, scratch);
    child = await BrowserProcess.start(browser.path, [...flags, `--log-net-log=${log.path}`, "about:blank"], {
      spawn: options.spawn,
      scratchDir: scratch,
    });
    connection = new Connection(child.input, child.output);
    connection.listen((event) => {
      if (isKept(event)) sinks.onEvent(event);
    }, lifetime.signal);
    const attached = attachToAll(connection, {
      bindingName: sinks.bindingName,
      phone: options.device === "phone" ? browser.version : undefined,
      signal: lifetime.signal,
    });
    const page = await firstPage(child, { attached, path: browser.path, signal: options.signal });
    await Promise.all([
      decidePrompts(connection, options.lna ?? "denied"),
      connection.send("Browser.setDownloadBehavior", { behavior: "deny" }),
    ]);
    return {
      connection,
      page,
      ended: child.ended,
      lifetime: lifetime.signal,
      warnings: sandboxNote === null ? [] : [sandboxNote],
      readLog: log.release,
      silence,
      close,
    };
  } catch (error) {
    await close();
    if (!(error instanceof ProtocolError)) throw error;
    throw new BrowserLaunchError(browser.path, child?.lastWords || error.message, { cause: error });
  }
}

/** What cannot be removed is told: the visit itself is not lost for it. */
async function removeFolder(path: string): Promise<string | undefined> {
  try {
    await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `The browser's profile in ${path} could not be removed: ${error.message}`;
  }
}

function commandLine(browser: InstalledBrowser, options: RecordOptions, scratch: string) {
  const { flags, sandboxNote } = launchFlags({
    window: options.window ?? "headless",
    profileDir: join(scratch, "profile"),
    disabledFeatures: disabledFeatures(options.lna ?? "denied"),
  });
  return {
    sandboxNote,
    flags: mergeSwitches([
      ...flags,
      "--remote-debugging-pipe",
      "--net-log-capture-mode=Everything",
      // A page that asks "am I being driven?" would behave unlike it does for visitors.
      "--disable-blink-features=AutomationControlled",
      `--user-agent=${options.userAgent ?? userAgent(browser, options)}`,
      ...resolutionSwitches(options.resolutions ?? []),
      ...(options.certificates === "ignore" ? ["--ignore-certificate-errors"] : []),
      ...(options.switches ?? []),
    ]),
  };
}

function userAgent({ version }: InstalledBrowser, { device }: RecordOptions): string {
  return device === "phone" ? phoneUserAgent(version) : windowedUserAgent(version);
}

/** Settings that have no switch: without the first, a name that does not resolve sends probes to a public resolver. */
async function writePreferences(profileDir: string): Promise<void> {
  await mkdir(join(profileDir, "Default"), { recursive: true });
  const preferences = { alternate_error_pages: { enabled: false }, search: { suggest_enabled: false } };
  await writeFile(join(profileDir, "Default", "Preferences"), JSON.stringify(preferences));
}

/** The browser's first page, unless the browser ends before it has one, or nobody wants it any longer. */
async function firstPage<Page>(
  child: BrowserProcess,
  {
    attached,
    path,
    signal,
  }: {
    readonly attached: Promise<Page>;
    readonly path: string;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Page> {
  const stop = new AbortController();
  const ended = child.ended.then(({ code, signal: killer }) => {
    const words =
      child.lastWords === "" ? `it ended at once (${killer ?? `exit code ${code}`})` : child.lastWords;
    throw new BrowserLaunchError(path, words);
  });
  // From the first page on, its end is an outcome of the visit.
  ended.catch(() => undefined);
  const unwanted = new Promise<never>((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { signal: stop.signal });
  });
  try {
    signal?.throwIfAborted();
    const first = await waitAtMost(Promise.race([attached, ended, unwanted]), START_DEADLINE_MS);
    if (first !== undefined) return first;
    throw new BrowserLaunchError(path, `it showed no page within ${START_DEADLINE_MS} ms`);
  } finally {
    stop.abort();
  }
}

/** Answers Local Network Access prompts beforehand, for every site. Browsers without them refuse the names. */
async function decidePrompts(connection: Connection, lna: LnaState): Promise<void> {
  if (lna === "off") return;
  await Promise.all(
    ["loopback-network", "local-network"].map((name) =>
      connection.send("Browser.setPermission", { permission: { name }, setting: lna }).catch(ignoreGone),
    ),
  );
}

function once<Result>(action: () => Promise<Result>): () => Promise<Result> {
  let done: Promise<Result> | undefined;
  return () => (done ??= action());
}
