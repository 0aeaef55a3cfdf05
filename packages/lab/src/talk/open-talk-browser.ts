import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome, SessionOrder } from "@hushport/channels";
import type { InstalledBrowser } from "@hushport/recorder";
import { HOST_NETWORK } from "@hushport/testbed";
import type { Browser } from "puppeteer-core";
import { closeBrowser } from "../browser/close-browser.ts";
import { launchChromium } from "../browser/launch-chromium.ts";
import { launchFirefox } from "../browser/launch-firefox.ts";
import { LAB_NAMES } from "../browser/lab-names.ts";
import type { LabPlace } from "../browser/lab-place.ts";
import { openDisplay } from "../browser/open-display.ts";
import { LabBrowserError, LabError } from "../errors.ts";
import type { PermissionState } from "../permission-state.ts";
import { createLabServer, type LabServer } from "../server/lab-server.ts";
import { answerTalkPages } from "./talk-pages.ts";

/** What the channels' page offers. */
declare const hushport: { readonly run: (order: SessionOrder) => Promise<Outcome> };

/** How the orders of one page are run: one after another, all at once, or one each 30 ms. */
export type Pace = "serial" | "parallel" | "staggered";

/** A page that no earlier one shares a renderer process with, where the browser has such processes. */
export interface TalkPage extends AsyncDisposable {
  /** @returns One outcome for each order. */
  readonly run: (orders: readonly SessionOrder[], pace: Pace) => Promise<readonly Outcome[]>;
}

/** A browser with a fresh profile, and the server of its pages. */
export interface TalkBrowser extends AsyncDisposable {
  readonly server: LabServer;
  /** Opens the page at this path of the server, in a context of its own. Hand over the tickets before. */
  readonly openPage: (path?: string) => Promise<TalkPage>;
}

/** Above what opening a page takes on a busy machine. */
const PAGE_DEADLINE_MS = 30_000;

/** Where a browser is started, and with what. */
export interface TalkBrowserOptions {
  readonly signal: AbortSignal;
  readonly place?: LabPlace | undefined;
  /** For Chromium. */
  readonly flags?: readonly string[];
  /** For Firefox, as `name=value`. */
  readonly preferences?: readonly string[];
}

/** Starts a browser for the talk's experiments. */
export async function openTalkBrowser(
  installed: InstalledBrowser,
  permission: PermissionState,
  { signal, place, flags = [], preferences = [] }: TalkBrowserOptions,
): Promise<TalkBrowser> {
  await using opening = new AsyncDisposableStack();
  const server = opening.use(
    await createLabServer({
      names: LAB_NAMES,
      scheme: "https",
      handler: answerTalkPages,
      network: place?.serverNetwork ?? HOST_NETWORK,
      signal,
    }),
  );
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-talk-"));
  opening.defer(() => rm(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  const display =
    permission === "prompt" && installed.kind === "chromium" ? await openDisplay(signal) : undefined;
  opening.defer(() => display?.stop());
  const browser = await launch();
  opening.defer(() => closeBrowser(browser));
  const stop = (): void => void browser.process()?.kill("SIGKILL");
  signal.addEventListener("abort", stop, { once: true });
  opening.defer(() => signal.removeEventListener("abort", stop));
  const lifetime = opening.move();
  return {
    server,
    openPage: (path) => openPage(browser, server.url(path)),
    [Symbol.asyncDispose]: () => lifetime.disposeAsync(),
  };

  async function launch(): Promise<Browser> {
    const start = installed.kind === "chromium" ? launchChromium : launchFirefox;
    try {
      return await start({
        installed,
        permission,
        server,
        profileDir,
        display: display?.name,
        hasExtension: false,
        inside: place?.inside,
        flags,
        preferences,
        signal,
      });
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof LabError) throw cause;
      throw new LabBrowserError(installed.path, cause instanceof Error ? cause.message : String(cause), {
        cause,
      });
    }
  }
}

async function openPage(browser: Browser, url: string): Promise<TalkPage> {
  // Of its own: Chromium makes the pages of one context share a process, and with it the wait after failures.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.goto(url, { timeout: PAGE_DEADLINE_MS });
  return {
    run: (orders, pace) =>
      page.evaluate(
        async (orders: readonly SessionOrder[], pace: Pace) => {
          if (pace === "parallel") return Promise.all(orders.map((order) => hushport.run(order)));
          if (pace === "staggered") {
            const running = orders.map(async (order, index) => {
              await new Promise((settle) => setTimeout(settle, 30 * index));
              return hushport.run(order);
            });
            return Promise.all(running);
          }
          const outcomes: Outcome[] = [];
          for (const order of orders) outcomes.push(await hushport.run(order));
          return outcomes;
        },
        orders,
        pace,
      ),
    [Symbol.asyncDispose]: () => context.close(),
  };
}
