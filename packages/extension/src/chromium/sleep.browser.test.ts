import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { canIsolate, createLabNetwork, openTarget, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import type { Page, Target } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { askFromPage, countSessionRules, openOwnPage } from "../fixtures/ask-from-page.ts";
import { buildVariant } from "../fixtures/build-variant.ts";
import { launchGuarded, type GuardedBrowser } from "../fixtures/launch-guarded.ts";
import { writeHolder } from "../fixtures/holder-extension.ts";
import type { GrantDraft } from "../guard/messages.ts";
import { canFetch } from "../fixtures/page-requests.ts";

const isolation = await canIsolate();

/** Above what anything takes on two busy cores. */
const PATIENT = { timeout: 15_000 } as const;

async function openLab() {
  await using made = new AsyncDisposableStack();
  const lab = made.use(await createLabNetwork());
  const { network } = lab;
  const router = made.use(
    await serveSite({
      network,
      host: "192.168.77.1",
      // With an icon of its own, or the browser asks for one some time later.
      routes: { "/": '<title>router</title><link rel="icon" href="data:,">' },
    }),
  );
  /** Redirects that wait until the test lets them go. */
  const late: (() => void)[] = [];
  const site = made.use(
    await serveSite({
      network,
      host: PUBLIC_ADDRESS,
      routes: { "/": "<title>public</title>" },
      handler: (_request, response) => {
        late.push(() => response.writeHead(302, { location: router.url("192.168.77.1") }).end());
      },
    }),
  );
  const own = made.use(await openTarget("http", { network, host: "127.0.0.1" }));
  const built = made.use(await buildVariant("chromium"));
  const guarded = made.use(await launchGuarded({ engine: "chromium", extension: built.folder, lab }));
  const options = await openOwnPage(guarded.browser, guarded.extensionId ?? "");
  await vi.waitFor(async () => expect(await countSessionRules(options)).toBeGreaterThan(1), PATIENT);
  const held = made.move();
  return { router, site, late, own, guarded, options, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

describe.skipIf(isolation.kind !== "possible")("the guard in Chromium", () => {
  let lab: Awaited<ReturnType<typeof openLab>>;

  beforeAll(async () => {
    lab = await openLab();
  }, 60_000);

  afterAll(async () => {
    await lab?.[Symbol.asyncDispose]();
  });

  test("asks about a redirect that came while the background slept", async () => {
    const { router, site, late, guarded } = lab;
    const page = await guarded.browser.newPage();
    const before = router.requests().length;
    const opened = page.goto(site.url("late.test", "/late")).catch((error: unknown) => error);
    await expect.poll(() => late.length, PATIENT).toBe(1);
    await putToSleep(guarded);
    late.shift()?.();
    await expect.poll(() => page.url(), PATIENT).toContain("/warning.html");
    await opened;
    expect(router.requests().slice(before)).toEqual([]);
    await page.close();
  });

  test("asks about a redirect at once after a typed address, over a page of the network and out of sleep", async () => {
    const { router, site, late, guarded } = lab;
    const page = await guarded.browser.newPage();
    await page.goto(router.url("192.168.77.1")).catch((error: unknown) => error);
    await expect.poll(() => page.title(), PATIENT).toBe("router");
    const before = router.requests().length;
    await putToSleep(guarded);
    const opened = page.goto(site.url("quick.test", "/quick")).catch((error: unknown) => error);
    await expect.poll(() => late.length, PATIENT).toBe(1);
    late.shift()?.();
    await expect.poll(() => page.url(), PATIENT).toContain("/warning.html");
    await opened;
    expect(router.requests().slice(before)).toEqual([]);
    await page.close();
  });

  test("learns a local name also from a page that was loaded before the background slept", async () => {
    const { site, own, guarded, options } = lab;
    const page = await guarded.browser.newPage();
    await page.goto(site.url("names.test"));
    // People's backgrounds sleep half a minute later: what a page was seen to come from is kept by then.
    const kept = () => options.evaluate(() => chrome.storage.session.get("public-documents"));
    await expect.poll(async () => JSON.stringify(await kept()), PATIENT).toContain("names.test");
    await putToSleep(guarded);
    const url = `http://x.loop.test:${own.port}/`;
    // The first request is what the name is learned from.
    expect(await canFetch(page, url)).toBe(true);
    await expect.poll(() => canFetch(page, url), PATIENT).toBe(false);
    const tab = await findTab(options, site.url("names.test"));
    const view = async () => JSON.stringify(await askFromPage(options, { kind: "read-tab", tab }));
    await expect.poll(view, PATIENT).toContain('"addresses":["127.0.0.1"]');
    expect(await view()).toContain('"kind":"reached-name","detail":"x.loop.test = 127.0.0.1"');
    const grant: GrantDraft = {
      site: "names.test",
      embedded: [],
      hosts: ["x.loop.test"],
      ports: [{ from: own.port, to: own.port }],
      term: "tab",
      tab,
    };
    await askFromPage(options, { kind: "add-grant", grant });
    expect(await canFetch(page, url)).toBe(true);
    await page.close();
  });

  test("learns a local name from a frame without an origin", async () => {
    const { site, own, guarded } = lab;
    const page = await guarded.browser.newPage();
    await page.goto(site.url("opaque.test"));
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          const frame = Object.assign(document.createElement("iframe"), { srcdoc: "x" });
          frame.sandbox.add("allow-scripts");
          frame.addEventListener("load", resolve);
          document.body.append(frame);
        }),
    );
    const frame = await page.waitForFrame((frame) => frame.url() === "about:srcdoc");
    const url = `http://y.loop.test:${own.port}/`;
    expect(await canFetch(frame, url)).toBe(true);
    await expect.poll(() => canFetch(frame, url), PATIENT).toBe(false);
    await page.close();
  });

  test("takes a page from a file for a public one, and tells the popup that it is a file", async () => {
    const { own, guarded, options } = lab;
    await using folder = await mkdtempDisposable(join(tmpdir(), "hushport-file-"));
    const file = join(folder.path, "page.html");
    await writeFile(file, "<!doctype html><title>file</title>");
    const page = await guarded.browser.newPage();
    await page.goto(pathToFileURL(file).href);
    expect(await canFetch(page, `http://127.0.0.1:${own.port}/`)).toBe(false);
    const tab = await options.evaluate(
      async () => (await chrome.tabs.query({})).find(({ url }) => url?.startsWith("file:"))?.id ?? -1,
    );
    expect(await askFromPage(options, { kind: "read-tab", tab })).toMatchObject({ value: { isFile: true } });
    await page.close();
  });

  test("says when another extension takes a setting over, and takes it back", async () => {
    const { guarded, options } = lab;
    await using other = await writeHolder();
    const kinds = async () => JSON.stringify(await askFromPage(options, { kind: "read-settings" }));
    expect(await kinds()).not.toContain('"kind":"prediction"');
    const id = await guarded.browser.installExtension(other.folder);
    await expect
      .poll(kinds, PATIENT)
      .toContain('"kind":"prediction","detail":"controlled_by_other_extensions"');
    await guarded.browser.uninstallExtension(id);
    await expect.poll(kinds, PATIENT).not.toContain('"kind":"prediction"');
  });

  test("lets a site alone on which it is switched off, and no other", async () => {
    const { site, own, guarded, options } = lab;
    const page = await guarded.browser.newPage();
    await page.goto(site.url("paused.test"));
    const url = `http://127.0.0.1:${own.port}/`;
    expect(await canFetch(page, url)).toBe(false);
    const tab = await findTab(options, site.url("paused.test"));
    await askFromPage(options, { kind: "pause", tab, forMs: 60_000 });
    await expect.poll(() => canFetch(page, url), PATIENT).toBe(true);
    await page.goto(site.url("other.test"));
    expect(await canFetch(page, url)).toBe(false);
    await askFromPage(options, { kind: "resume", site: "paused.test" });
    await page.goto(site.url("paused.test"));
    await expect.poll(() => canFetch(page, url), PATIENT).toBe(false);
    await page.close();
  });
});

/** Id of the tab that shows a page. */
function findTab(options: Page, url: string): Promise<number> {
  return options.evaluate(
    async (url) => (await chrome.tabs.query({ url: `${url}*` }))[0]?.id ?? -1,
    url.replace(/:\d+/, ""),
  );
}

/** Ends the background as Chromium does after half a minute of rest. */
async function putToSleep({ browser, extensionId = "" }: GuardedBrowser): Promise<void> {
  const isBackground = (target: Target): boolean =>
    target.url() === `chrome-extension://${extensionId}/background.js`;
  const background = browser.targets().find(isBackground);
  const worker = await background?.worker();
  if (background === undefined || worker === undefined || worker === null)
    throw new Error("Cannot put the background to sleep: it is not awake");
  await worker.close();
  // An event may wake another one at once: what counts is that this one's memory is gone.
  await expect.poll(() => browser.targets().includes(background), PATIENT).toBe(false);
}

/** What pages of the extension have. */
declare const chrome: {
  readonly storage: { readonly session: { readonly get: (key: string) => Promise<object> } };
  readonly tabs: {
    readonly query: (query: {
      url?: string;
    }) => Promise<readonly { readonly id?: number; readonly url?: string }[]>;
  };
};
