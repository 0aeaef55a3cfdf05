import type { Browser } from "puppeteer-core";

/** Above what a browser takes to end by itself; after that it is killed. */
const CLOSE_DEADLINE_MS = 10_000;

/** Ends a browser, by force if it does not listen. Always resolves. */
export async function closeBrowser(browser: Browser): Promise<void> {
  const kill = (): void => void browser.process()?.kill("SIGKILL");
  const killer = setTimeout(kill, CLOSE_DEADLINE_MS);
  // One that was killed cannot be asked to close.
  await browser.close().catch(kill);
  clearTimeout(killer);
}
