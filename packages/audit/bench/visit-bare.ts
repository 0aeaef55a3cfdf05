import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findBrowser, launchFlags, type Resolution } from "@hushport/recorder";
import { launch } from "puppeteer-core";

/** What anyone would write to look at a page: open, wait, take a picture, close. */
export async function visitBare(
  url: string,
  { host, port, address }: Resolution,
  dwellMs: number,
): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-bare-"));
  const found = await findBrowser("chromium");
  const { flags } = launchFlags({ window: "headless", profileDir });
  const browser = await launch({
    executablePath: found.path,
    pipe: true,
    ignoreDefaultArgs: true,
    args: [
      ...flags,
      "--remote-debugging-pipe",
      `--host-resolver-rules=MAP ${host}:${port} ${address}:${port}`,
      `--ip-address-space-overrides=${address}:${port}=public`,
      "about:blank",
    ],
  });
  try {
    const [page] = await browser.pages();
    if (page === undefined) throw new TypeError("Cannot visit: the browser has no page");
    await page.goto(url, { waitUntil: "load" });
    await wait(dwellMs);
    await page.screenshot();
  } finally {
    await browser.close();
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
