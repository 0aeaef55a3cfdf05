import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTarget, serveSite, type Site, type Target } from "@hushport/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWatchedVisits, type WatchedVisits } from "./fixtures/watched-visits.ts";
import {
  BrowserLaunchError,
  EVIDENCE_FILES,
  record,
  replay,
  type RecordOptions,
  type VisitProgress,
} from "./index.ts";

const HOST = "interrupted.test";

/** Longer than any of these visits may take: what is interrupted must not wait for its dwell. */
const DWELL_MS = 60_000;
const PROMPT_MS = 20_000;

let visits: WatchedVisits;
let site: Site;
let closed: Target;
const stop = new AbortController();

beforeAll(async () => {
  visits = await openWatchedVisits();
  const { signal } = stop;
  closed = await openTarget("closed", { signal });
  const probe = `<title>seen</title><script>new WebSocket("ws://127.0.0.1:${closed.port}/")</script>`;
  site = await serveSite({
    routes: { "/": probe, "/loading": `${probe}<img src="/never">`, "/never": () => undefined },
    signal,
  });
});
afterAll(async () => {
  stop.abort();
  await visits.close();
});

/** Visits a page and does something to it at a milestone. */
async function visitAnd(
  path: string,
  kind: VisitProgress["kind"],
  action: () => void,
  options: RecordOptions = {},
): ReturnType<WatchedVisits["visit"]> {
  return visits.visit(site.url(HOST, path), {
    dwellMs: DWELL_MS,
    timeoutMs: DWELL_MS,
    resolutions: [{ host: HOST, port: site.port, address: "127.0.0.1" }],
    onProgress: (progress) => {
      if (progress.kind === kind) action();
    },
    ...options,
  });
}

/** Runs `action` once the page has been asked for its image: its probe was made before. */
async function onceLoading(action: () => void): Promise<void> {
  while (!site.requests().some(({ path }) => path === "/never")) await new Promise(setImmediate);
  setTimeout(action, 300);
}

const INTERRUPTED = { kind: "partial", code: "ERR_RECORDER_INTERRUPTED" } as const;

describe("record() ends soon and keeps what was seen", () => {
  test("when it is interrupted while the page is watched", async () => {
    const person = new AbortController();
    const { recording, tookMs } = await visitAnd(
      "/",
      "watching",
      () => setTimeout(() => person.abort(), 300),
      {
        signal: person.signal,
      },
    );
    expect(recording).toMatchObject({ outcome: INTERRUPTED, title: "seen", totals: { probes: 1 } });
    expect(tookMs).toBeLessThan(PROMPT_MS);
  }, 60_000);

  test("when it is interrupted while the page loads", async () => {
    const person = new AbortController();
    void onceLoading(() => person.abort());
    const { recording, tookMs } = await visitAnd("/loading", "closing", () => undefined, {
      signal: person.signal,
    });
    expect(recording).toMatchObject({ outcome: INTERRUPTED, totals: { probes: 1 } });
    expect(tookMs).toBeLessThan(PROMPT_MS);
  }, 60_000);

  test("when the browser is killed", async () => {
    const before = visits.browsers.length;
    const { recording, tookMs } = await visitAnd("/", "watching", () =>
      setTimeout(() => visits.browsers[before]?.kill("SIGKILL"), 300),
    );
    expect(recording).toMatchObject({
      outcome: { kind: "partial", code: "ERR_RECORDER_BROWSER_ENDED" },
      totals: { probes: 1 },
    });
    expect(tookMs).toBeLessThan(PROMPT_MS);
  }, 60_000);

  test("when the page's process crashes", async () => {
    const before = visits.browsers.length;
    const { recording, tookMs } = await visitAnd("/", "watching", () => {
      setTimeout(async () => {
        const all = await visits.processes(visits.browsers[before]);
        for (const { pid, commandLine } of all) {
          if (commandLine.includes("--type=renderer")) process.kill(pid, "SIGKILL");
        }
      }, 300);
    });
    expect(recording).toMatchObject({
      outcome: { kind: "partial", code: "ERR_RECORDER_PAGE_CRASHED" },
      totals: { probes: 1 },
    });
    expect(tookMs).toBeLessThan(PROMPT_MS);
  }, 60_000);
});

describe("record() rejects", () => {
  test("with the reason of the signal, when it is interrupted before there is a page", async () => {
    const person = new AbortController();
    const visit = visits.visit(site.url(HOST), {
      signal: person.signal,
      onProgress: ({ kind }) => {
        if (kind === "launching") setTimeout(() => person.abort(new Error("enough")), 50);
      },
    });
    await expect(visit).rejects.toThrow("enough");
  }, 60_000);

  test("when the browser ends before it has a page", async () => {
    const visit = visits.visit(site.url(HOST), { switches: ["--remote-debugging-pipe=none", "--version"] });
    await expect(visit).rejects.toBeInstanceOf(BrowserLaunchError);
  }, 60_000);

  test("when the evidence cannot be kept at all", async () => {
    await expect(record(site.url(HOST), { evidenceDir: "/dev/null/evidence" })).rejects.toThrow("ENOTDIR");
  });
});

test("record() keeps the visit when the disk for its evidence is full, and says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "full-"));
  try {
    await mkdir(folder, { recursive: true });
    // A disk that is full from the first byte on.
    for (const name of [EVIDENCE_FILES.netLog, EVIDENCE_FILES.protocol, EVIDENCE_FILES.visit]) {
      await symlink("/dev/full", join(folder, name));
    }
    const { recording } = await visitAnd("/", "watching", () => undefined, {
      evidenceDir: folder,
      dwellMs: 300,
    });
    expect(recording).toMatchObject({ outcome: { kind: "loaded" }, title: "seen", totals: { probes: 1 } });
    expect(recording.warnings).toContainEqual(
      expect.stringMatching(/^The evidence in .* is incomplete: ENOSPC/),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

test("replay() gives the recording again, from the evidence alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kept-"));
  try {
    const { recording } = await visitAnd("/", "watching", () => undefined, {
      evidenceDir: folder,
      dwellMs: 300,
    });
    expect(await replay(folder)).toEqual(recording);
    expect(recording.totals.probes).toBe(1);
    expect((await readFile(join(folder, EVIDENCE_FILES.screenshot))).subarray(1, 4).toString()).toBe("PNG");
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

test("record() leaves no process and no folder behind, however it ended", async () => {
  expect(visits.browsers.length).toBeGreaterThan(6);
  expect(await visits.leftovers()).toEqual({ processes: [], paths: [] });
});
