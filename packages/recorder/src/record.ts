import { VisitAnalysis } from "./analysis.ts";
import { findBrowser } from "./browser/find-browser.ts";
import type { ProtocolEvent } from "./cdp/connection.ts";
import type { VisitFile } from "./evidence/visit-file.ts";
import { EVIDENCE_FILES, EvidenceWriter } from "./evidence/writer.ts";
import type { RecordOptions } from "./record-options.ts";
import type { RanScript, Recording } from "./recording.ts";
import { prepareConsent } from "./visit/accept-consent.ts";
import { openSession, type BrowserSession } from "./visit/browser-session.ts";
import { Backlog } from "./visit/backlog.ts";
import { keepScripts } from "./visit/keep-scripts.ts";
import { leavePage } from "./visit/leave-page.ts";
import { monotonicMs } from "./visit/monotonic.ts";
import { takeScreenshot, titleOf } from "./visit/page-facts.ts";
import { visitPage, type VisitedPage } from "./visit/visit-page.ts";

/** What may wait to be read while a page loads. */
const MAX_WAITING_EVENTS = 5_000;

/**
 * How long the log of a loading page may wait, since what waits in a browser that is killed is lost.
 *
 * Measured with a page of 67 requests and 2.2 MB on this machine: an audit is 40 ms shorter than with reading at once.
 */
const MAX_LOG_WAIT_MS = 500;

/** Opening the screenshot, the title and the scripts of a page that answers. */
const COMMAND_DEADLINE_MS = 5_000;

/** What a page is when it cannot be asked. */
const SILENT_PAGE: PageFacts = { title: null, scripts: [] };

/**
 * Visits a page in a fresh, stock Chromium and returns every attempt to reach something local, however the visit ends.
 *
 * @throws {TypeError} If `url` is an address of something else than the web, such as `about:blank`.
 * @throws {BrowserNotFoundError} If there is no browser.
 * @throws {BrowserLaunchError} If it does not start.
 */
export async function record(url: string, options: RecordOptions = {}): Promise<Recording> {
  const {
    lna = "denied",
    dwellMs = 15_000,
    resolutions = [],
    signal = new AbortController().signal,
  } = options;
  assertWebAddress(url);
  const browser = await findBrowser("chromium", { path: options.browserPath, signal });
  options.onProgress?.({ kind: "launching", browser: `${browser.name} ${browser.version}` });
  const startedAt = new Date().toISOString();
  const evidence =
    options.evidenceDir === undefined ? undefined : await EvidenceWriter.open(options.evidenceDir);
  const bindingName = `h${crypto.randomUUID().replaceAll("-", "")}`;
  const analysis = new VisitAnalysis(bindingName);
  const events = new Backlog<ProtocolEvent>(
    (event) => {
      analysis.readEvent(event);
      evidence?.writeEvent(event);
    },
    { maxSize: MAX_WAITING_EVENTS, sizeOf: () => 1 },
  );
  const session = await openSession(browser, options, {
    bindingName,
    onLine: (line) => {
      analysis.readLine(line);
      evidence?.writeLine(line);
    },
    onEvent: (event) => events.push(event),
  });
  const readOn = (): void => {
    session.readLog();
    events.release();
  };
  let startMs = monotonicMs();
  let closingMs = startMs;
  let visited: VisitedPage;
  let asked: Promise<PageFacts> | undefined;
  let reading: NodeJS.Timeout | undefined;
  let facts = SILENT_PAGE;
  const consent =
    options.consent === "accept"
      ? prepareConsent(session.connection, session.page, session.lifetime)
      : undefined;
  let consenting: Promise<string> | undefined;
  const keptScripts = evidence && keepScripts(session.connection, evidence, session.lifetime);
  try {
    visited = await visitPage(session, {
      url,
      dwellMs,
      timeoutMs: options.timeoutMs ?? 30_000,
      signal,
      onStart: () => {
        startMs = monotonicMs();
        reading = setTimeout(session.readLog, MAX_LOG_WAIT_MS);
        options.onProgress?.({ kind: "navigating", url });
      },
      onWatch: () => {
        options.onProgress?.({ kind: "watching", dwellMs });
        // Not at once: the dwell's own timer comes first.
        setImmediate(readOn);
        consenting = consent?.give(AbortSignal.any([signal, session.lifetime]));
      },
      onLastLook: () => {
        asked = askPage(session, evidence);
        // It is waited for below, unless the visit itself fails first.
        asked.catch(() => undefined);
      },
    });
    options.onProgress?.({ kind: "closing" });
    if (visited.isAnswering) asked ??= askPage(session, evidence);
    facts = (await asked) ?? SILENT_PAGE;
    if (keptScripts !== undefined) facts = { ...facts, scripts: await keptScripts() };
    closingMs = monotonicMs();
    if (visited.isAnswering) await leavePage(session);
  } catch (error) {
    await session.close();
    throw error;
  } finally {
    clearTimeout(reading);
    readOn();
  }
  await session.silence();
  // Its profile is removed while the evidence is written.
  const closed = session.close();
  const { outcome, finalUrl } = visited;
  const given = await consenting;
  const warnings = [...session.warnings, ...visited.warnings, ...(given === undefined ? [] : [given])];
  const analysed = analysis.finish({ url, resolutions, startMs, closingMs }, options.onProbe);
  const bodies = new Map(facts.scripts.map((script) => [script.url, script]));
  const scripts = analysed.scriptUrls.map((script) => bodies.get(script) ?? { url: script, sha256: null });
  const told = {
    url,
    finalUrl,
    title: facts.title,
    startedAt,
    durationMs: Math.round(closingMs - startMs),
    browser: { name: browser.name, version: browser.version },
    lna,
    dwellMs,
    isIsolated: options.isIsolated ?? false,
    resolutions: [...resolutions],
    outcome,
    scripts,
    warnings,
  };
  const visitFile: VisitFile = {
    format: "hushport.visit",
    version: 1,
    ...told,
    startMs,
    closingMs,
    bindingName,
  };
  await evidence?.close(visitFile);
  const leftOver = await closed;
  for (const failure of [evidence?.failure, leftOver]) if (failure !== undefined) warnings.push(failure);
  const { probes, totals, hosts } = analysed;
  return { ...told, probes, totals, hosts };
}

/** A blank page has no load event of its own and nobody's script. What is no address at all is the browser's to refuse. */
function assertWebAddress(url: string): void {
  const protocol = URL.parse(url)?.protocol ?? "http:";
  if (protocol !== "http:" && protocol !== "https:")
    throw new TypeError(`Cannot visit ${url}: a page of ${protocol} is not on the web`);
}

interface PageFacts {
  readonly title: string | null;
  readonly scripts: readonly RanScript[];
}

async function askPage(
  { connection, page }: BrowserSession,
  evidence: EvidenceWriter | undefined,
): Promise<PageFacts> {
  const [title, picture] = await Promise.all([
    titleOf(connection, page.sessionId, COMMAND_DEADLINE_MS),
    evidence && takeScreenshot(connection, page.sessionId, COMMAND_DEADLINE_MS),
  ]);
  if (picture !== undefined) await evidence?.writeFile(EVIDENCE_FILES.screenshot, picture);
  return { title, scripts: [] };
}
