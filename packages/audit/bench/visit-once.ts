// One visit in a process of its own: `bare` by puppeteer, recording nothing, or `audited`. Prints milliseconds from launch to close, less the dwell.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser, launchFlags } from "@hushport/recorder";
import { launch } from "puppeteer-core";
import { audit } from "../src/index.ts";

const { values } = parseArgs({
  options: {
    arm: { type: "string", default: "bare" },
    url: { type: "string", default: "about:blank" },
    host: { type: "string", default: "" },
    port: { type: "string", default: "0" },
    dwell: { type: "string", default: "1000" },
  },
});
const dwellMs = Number(values.dwell);
const resolution = { host: values.host, port: Number(values.port), address: "127.0.0.1" };
const scratch = await mkdtemp(join(tmpdir(), "hushport-bench-"));

const startMs = performance.now();
if (values.arm === "bare") await visitBare();
else await audit(values.url, { dwellMs, resolutions: [resolution], bundleDir: join(scratch, "bundle") });
console.log((performance.now() - startMs - dwellMs).toFixed(1));
await rm(scratch, { recursive: true, force: true });

/** What anyone would write to look at a page: open, wait, take a picture, close. */
async function visitBare(): Promise<void> {
  const found = await findBrowser("chromium");
  const { flags } = launchFlags({ window: "headless", profileDir: join(scratch, "profile") });
  const { host, port, address } = resolution;
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
  const [page] = await browser.pages();
  if (page === undefined) throw new TypeError("Cannot visit: the browser has no page");
  await page.goto(values.url, { waitUntil: "load" });
  await new Promise((resolve) => {
    setTimeout(resolve, dwellMs);
  });
  await page.screenshot();
  await browser.close();
  // As puppeteer does with the profiles that it makes itself.
  await rm(join(scratch, "profile"), { recursive: true, force: true, maxRetries: 5 });
}
