import { createLabNetwork, openTarget, serveSite } from "@hushport/testbed";
import { expect, onTestFinished, test, vi } from "vitest";
import {
  countSessionRules,
  dropKeptRules,
  dropSessionRules,
  openOwnPage,
  readEnabledRulesets,
} from "../fixtures/ask-from-page.ts";
import { buildVariant } from "../fixtures/build-variant.ts";
import { launchGuarded } from "../fixtures/launch-guarded.ts";

/** A public page, a port of this machine and one of the internet, and the guard with its rules in force. */
async function openBrowser() {
  const held = new AsyncDisposableStack();
  onTestFinished(() => held.disposeAsync());
  const lab = held.use(await createLabNetwork());
  const { network } = lab;
  const built = held.use(await buildVariant("chromium"));
  const local = held.use(await openTarget("websocket", { network, host: "127.0.0.1" }));
  const remote = held.use(await openTarget("websocket", { network, host: "203.0.113.10" }));
  const site = held.use(
    await serveSite({
      network,
      host: "203.0.113.10",
      tls: ["site.test"],
      routes: {
        "/": "<title>public</title>",
        "/service.js": `addEventListener("message", ({ data, source }) => {
          const socket = new WebSocket(data);
          socket.onerror = () => source.postMessage("error");
          socket.onopen = () => source.postMessage("open");
        });`,
        "/dedicated.js": `onmessage = ({ data }) => {
          const socket = new WebSocket(data);
          socket.onerror = () => postMessage("error");
          socket.onopen = () => postMessage("open");
        };`,
      },
    }),
  );
  const { browser, extensionId = "" } = held.use(
    await launchGuarded({
      engine: "chromium",
      extension: built.folder,
      lab,
      trusted: site,
    }),
  );
  const own = await openOwnPage(browser, extensionId);
  await vi.waitFor(async () => expect(await countSessionRules(own)).toBeGreaterThan(1), 10_000);
  const page = await browser.newPage();
  await page.goto(site.url("site.test"));
  return { own, page, local, remote };
}

test.each([
  ["outlive a restart", dropSessionRules],
  ["come with the installation", dropKeptRules],
])("service workers reach nothing on this machine by the rules alone that %s", async (_what, drop) => {
  const { own, page, local } = await openBrowser();
  await drop(own);
  const told = await page.evaluate(async (url) => {
    await navigator.serviceWorker.register("/service.js");
    const { active } = await navigator.serviceWorker.ready;
    const answer = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("message", ({ data }) => resolve(data));
    });
    navigator.serviceWorker.startMessages();
    active?.postMessage(url);
    return await answer;
  }, `wss://127.0.0.1:${local.port}/`);
  expect(told).toBe("error");
  expect(local.contacts().connections).toBe(0);
});

test("what closes service workers closes nothing to a worker of a tab, once the background has started", async () => {
  const { own, page, remote } = await openBrowser();
  expect(await readEnabledRulesets(own)).toEqual(["fixed"]);
  await page.evaluate((url) => {
    const worker = new Worker("/dedicated.js");
    worker.postMessage(url);
  }, `wss://203.0.113.10:${remote.port}/`);
  await expect.poll(() => remote.contacts().connections, { timeout: 10_000 }).toBeGreaterThan(0);
});
