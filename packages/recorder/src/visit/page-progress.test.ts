import { readFile } from "node:fs/promises";
import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Connection } from "../cdp/connection.ts";
import { followPage, type PageProgress } from "./page-progress.ts";

const VISITS = ["redirected-and-framed", "dialogs", "popups", "closes-itself", "crashes"] as const;

interface Page {
  readonly sessionId: string;
  readonly targetId: string;
}

/** What a browser wrote in a visit that `fixtures/record-progress.ts` recorded. */
async function recorded(name: (typeof VISITS)[number]) {
  const text = await readFile(new URL(`../fixtures/progress/${name}.txt`, import.meta.url), "utf8");
  const [first = "", ...lines] = text.trimEnd().split("\n");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the maker of the fixture writes it so
  return { page: JSON.parse(first) as Page, lines };
}

const without = (lines: readonly string[], method: string): string[] =>
  lines.filter((line) => !line.startsWith(`{"method":"${method}"`));

interface Followed {
  readonly progress: PageProgress;
  /** Whether the load event was told. */
  readonly isLoaded: boolean;
  /** Commands that were sent to the browser, in order. */
  readonly commands: readonly {
    readonly method: string;
    readonly params: object;
    readonly sessionId?: string;
  }[];
}

/** Follows a page through a connection whose other end writes `lines`. */
async function follow(lines: readonly string[], page: Page, signal?: AbortSignal): Promise<Followed> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const end = new AbortController();
  const progress = followPage(new Connection(input, output), page, signal ?? end.signal);
  let isLoaded = false;
  void progress.loaded.then(() => (isLoaded = true));
  for (const line of lines) output.write(`${line}\0`);
  await setImmediate();
  await setImmediate();
  end.abort();
  const sent = String(input.read() ?? "")
    .split("\0")
    .slice(0, -1);
  return {
    progress,
    isLoaded,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a connection writes
    commands: sent.map((text) => JSON.parse(text) as Followed["commands"][number]),
  };
}

async function followed(name: (typeof VISITS)[number]): Promise<Followed> {
  const { page, lines } = await recorded(name);
  // At the end every visit's page is left and goes.
  return follow(name === "closes-itself" ? lines : without(lines, "Target.detachedFromTarget"), page);
}

const pathOf = (url: string | null): string | null => (url === null ? null : new URL(url).pathname);

test("followPage() tells load, status and addresses of the page itself, and nothing of its frames", async () => {
  const { progress, isLoaded, commands } = await followed("redirected-and-framed");
  expect(isLoaded).toBe(true);
  expect(progress.httpStatus()).toBe(200);
  expect(pathOf(progress.committedUrl())).toBe("/page");
  expect(pathOf(progress.askedUrl())).toBe("/page");
  expect(progress.gone.aborted).toBe(false);
  expect(commands).toEqual([]);
});

test("followPage() answers every dialog with no, but lets the page be left, and follows it there", async () => {
  const { progress, commands } = await followed("dialogs");
  const { page } = await recorded("dialogs");
  expect(new Set(commands.map(({ method }) => method))).toEqual(new Set(["Page.handleJavaScriptDialog"]));
  expect(commands.map(({ params }) => params)).toEqual(
    [false, false, false, true].map((accept) => ({ accept })),
  );
  expect(new Set(commands.map(({ sessionId }) => sessionId))).toEqual(new Set([page.sessionId]));
  expect([pathOf(progress.committedUrl()), progress.httpStatus()]).toEqual(["/left", 403]);
});

test("followPage() closes popups beyond twenty, and takes none for the page", async () => {
  const { progress, commands } = await followed("popups");
  const { page, lines } = await recorded("popups");
  const popups = lines.flatMap(
    (line) => /"targetId":"(\w+)","type":"page".+"openerId"/.exec(line)?.[1] ?? [],
  );
  expect(popups).toHaveLength(22);
  expect(commands.map(({ method, params }) => [method, params])).toEqual(
    popups.slice(20).map((targetId) => ["Target.closeTarget", { targetId }]),
  );
  expect(popups).not.toContain(page.targetId);
  expect(pathOf(progress.committedUrl())).toBe("/page");
});

test.for([
  ["closes-itself", "ERR_RECORDER_PAGE_CLOSED"],
  ["crashes", "ERR_RECORDER_PAGE_CRASHED"],
] as const)("followPage() of a page that %s ends early with %s", async ([name, code]) => {
  const { progress } = await followed(name);
  expect(progress.gone.aborted).toBe(true);
  expect(progress.earlyEnd()).toMatchObject({ kind: "partial", code });
});

test("followPage() keeps the first reason: what crashed also goes away", async () => {
  const { page, lines } = await recorded("crashes");
  expect((await follow(lines, page)).progress.earlyEnd()?.code).toBe("ERR_RECORDER_PAGE_CRASHED");
});

test("followPage() takes neither the end nor the load of another target for the page's", async () => {
  for (const name of ["closes-itself", "crashes"] as const) {
    const { page, lines } = await recorded(name);
    const { progress, isLoaded } = await follow(lines, { ...page, sessionId: "another" });
    expect([name, progress.gone.aborted, progress.earlyEnd(), isLoaded]).toEqual([
      name,
      false,
      undefined,
      false,
    ]);
  }
});

test("followPage() takes the load of the blank page at the start for none", async () => {
  const { page, lines } = await recorded("redirected-and-framed");
  const load = lines.find((line) => line.startsWith('{"method":"Page.loadEventFired"')) ?? "";
  expect((await follow([load, ...without(lines, "Page.loadEventFired")], page)).isLoaded).toBe(false);
  expect((await follow([load, ...lines], page)).isLoaded).toBe(true);
});

test("followPage() hears nothing once its signal has aborted", async () => {
  const { page, lines } = await recorded("dialogs");
  const { progress, isLoaded, commands } = await follow(lines, page, AbortSignal.abort());
  expect([isLoaded, commands, progress.committedUrl()]).toEqual([false, [], null]);
});

test.for(VISITS)(
  "followPage() of %s cut off anywhere knows a beginning of what it knows in the end",
  async (name) => {
    const { page, lines } = await recorded(name);
    const whole = await follow(lines, page);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: lines.length }), async (length) => {
        const cut = await follow(lines.slice(0, length), page);
        expect(cut.commands).toEqual(whole.commands.slice(0, cut.commands.length));
        expect(cut.isLoaded && !whole.isLoaded).toBe(false);
        if (cut.progress.earlyEnd() !== undefined)
          expect(cut.progress.earlyEnd()).toEqual(whole.progress.earlyEnd());
        // A document is asked for before it is committed, and committed before it is loaded.
        if (cut.progress.committedUrl() !== null) expect(cut.progress.askedUrl()).not.toBeNull();
        if (cut.isLoaded) expect(cut.progress.committedUrl()).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  },
);
