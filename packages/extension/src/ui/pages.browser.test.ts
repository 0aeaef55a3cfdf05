import { readFileSync } from "node:fs";
import { openTarget } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clickButton } from "./fixtures/click-button.ts";
import { findFaults } from "./fixtures/find-faults.ts";
import { askFromPage } from "../fixtures/ask-from-page.ts";
import { openGuard, until, type OpenGuard } from "./fixtures/open-guard.ts";
import { pressByKeyboard } from "./fixtures/press-by-keyboard.ts";
import { DISCORD_PORTS, SCANNED_PORTS, scanningPage } from "./fixtures/scanning-page.ts";
import { popupOf, textOf, visitPage } from "./fixtures/visit-page.ts";

const PAGES = ["options.html", "log.html", "welcome.html", "warning.html"];

/** Runs in one of the guard's own pages: Chromium says itself what it says at installation. */
const ASK_WARNINGS = `new Promise((resolve) => {
  chrome.management.getPermissionWarningsByManifest(JSON.stringify(chrome.runtime.getManifest()), resolve);
})`;

test("docs/store/chrome.md quotes the warnings that Chromium shows at installation", async () => {
  await using guard = await openGuard({ engine: "chromium" });
  const page = await guard.show("options.html");
  const quoted = readFileSync(new URL("../../../../docs/store/chrome.md", import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => (/^> (?=Read and change|Change)/.test(line) ? line.slice(2) : []));
  expect(await page.evaluate(ASK_WARNINGS)).toEqual(quoted);
});

describe.each(["chromium", "firefox"] as const)("the pages of the guard in %s", (engine) => {
  let guard: OpenGuard;

  beforeAll(async () => {
    guard = await openGuard({ engine });
  });

  afterAll(async () => {
    await guard[Symbol.asyncDispose]();
  });

  test("the popup says in a sentence what a page tried, and who it looks like", async () => {
    await using visited = await visitPage(guard, scanningPage(SCANNED_PORTS), "shop.test");
    const popup = await popupOf(guard, visited.page);
    await until(async () => (await textOf(popup)).includes("14 ports"));
    const said = await popup.evaluate(() =>
      document.querySelector("h1")?.textContent.replaceAll(/\s+/g, " "),
    );
    expect(said).toMatch(
      /^shop\.test tried 14 ports on your computer: .*VNC.*\. It looks like ThreatMetrix\. All blocked\.$/,
    );
    expect(await findFaults(popup, engine)).toEqual([]);
  });

  test.each(PAGES)("%s has no fault that axe knows", async (path) => {
    const page = await guard.show(path);
    await until(() => page.evaluate(() => document.querySelector("h1, h2") !== null));
    await until(() => page.evaluate(() => document.querySelector("main > :last-child")?.textContent !== ""));
    expect(await findFaults(page, engine)).toEqual([]);
  });

  test("the log has a line for each port, finds one by its program, and shows it as data", async () => {
    const page = await guard.show("log.html");
    await until(() => page.evaluate(() => document.querySelectorAll("tbody tr").length >= 14));
    await page.type("input[type=search]", "teamviewer 6040");
    await until(() => page.evaluate(() => document.querySelectorAll("tbody tr").length === 1));
    expect(await textOf(page)).toContain("ws://127.0.0.1:6040");
  });

  test("a person without a mouse, who never read the docs, allows Discord on one site, and nothing else", async () => {
    const { network } = guard.lab;
    await using discord = await openTarget("websocket", {
      network,
      host: "127.0.0.1",
      port: DISCORD_PORTS[0],
    });
    await using vnc = await openTarget("websocket", { network, host: "127.0.0.1", port: 5_900 });
    const html = scanningPage([...DISCORD_PORTS, vnc.port]);
    await using chat = await visitPage(guard, html, "chat.test");
    await using other = await visitPage(guard, html, "other.test");
    const isDone = (page: Page) =>
      page.evaluate(() => document.documentElement.dataset["opened"] !== undefined);
    await until(() => isDone(chat.page));
    expect(discord.contacts().connections).toBe(0);

    const popup = await popupOf(guard, chat.page);
    await until(async () => (await textOf(popup)).includes("Discord"));
    await pressByKeyboard(popup, /^Allow …\s*Discord/);
    await until(async () => (await textOf(popup)).includes("Let chat.test reach Discord"));
    expect(await findFaults(popup, engine)).toEqual([]);
    await pressByKeyboard(popup, /^Allow$/);
    await until(async () => (await textOf(popup)).includes("Allowed. Reload the page"));
    await pressByKeyboard(popup, /^Reload the page$/);
    await chat.page.bringToFront();
    await until(async () => {
      const opened = await chat.page.evaluate(() => document.documentElement.dataset["opened"]);
      return opened === JSON.stringify([DISCORD_PORTS[0]]);
    });
    expect(vnc.contacts().connections).toBe(0);

    const before = discord.contacts().connections;
    await other.page.bringToFront();
    await other.page.reload();
    await until(() => isDone(other.page));
    expect(discord.contacts().connections).toBe(before);
    expect(before).toBeGreaterThan(0);
  });

  test("a page that drives its tab to a router is asked about, and the answer is obeyed", async () => {
    await using router = await openTarget("http", { network: guard.lab.network, host: "192.168.77.1" });
    const address = `http://${router.host}:${router.port}/apply?dns=203.0.113.66`;
    await using visited = await visitPage(
      guard,
      `<!doctype html><title>x</title><a href="${address}">click</a><script>onload = () => setTimeout(() => document.querySelector("a").click(), 200)</script>`,
      "shop.test",
    );
    const { page } = visited;
    await until(async () =>
      (await textOf(page)).includes("shop.test wants to send you to a device in your network."),
    );
    expect(await textOf(page)).toContain(address);
    expect(await findFaults(page, engine)).toEqual([]);
    expect(router.contacts().connections).toBe(0);
    await clickButton(page, "Continue");
    await until(async () => router.contacts().connections > 0);
  });

  test("a name that tries to be markup, or to turn the words around, is shown as what it is", async () => {
    const hostile = "http://127.0.0.1:5900/<img src=x onerror=document.title='owned'>\u202Egpj.exe";
    await using visited = await visitPage(
      guard,
      `<!doctype html><title>x</title><script>fetch(${JSON.stringify(hostile)}).catch(() => {})</script>`,
      "shop.test",
    );
    const popup = await popupOf(guard, visited.page);
    await until(async () => (await textOf(popup)).includes("tried 1 port"));
    const log = await guard.show("log.html");
    await until(async () => log.evaluate(() => document.querySelector("tbody tr") !== null));
    expect(await log.evaluate(() => [document.images.length, document.title])).toEqual([0, "Hushport · Log"]);
  });

  test("the self-test tells from the browser's own error that a stranger's request was stopped", async () => {
    const page = await guard.show("welcome.html");
    await clickButton(page, "Test now");
    await until(async () => (await textOf(page)).includes("Blocked before it left the browser."));
    expect(await findFaults(page, engine)).toEqual([]);
  });

  test("the settings page takes a known pair on with one click, and gives it back with another", async () => {
    const page = await guard.show("options.html");
    await until(() => page.evaluate(() => document.querySelectorAll(".pair").length >= 25));
    await page.type("input[type=search]", "discord");
    await until(() => page.evaluate(() => document.querySelectorAll(".pair").length === 1));
    const press = () =>
      page.evaluate(() => document.querySelector<HTMLButtonElement>(".pair button")?.click());
    const granted = () =>
      page.evaluate(() =>
        [...document.querySelectorAll(".grant")].some((grant) => grant.textContent.includes("discord.com")),
      );
    await press();
    await until(granted);
    await press();
    await until(async () => !(await granted()));
  });

  test("the settings page shows what was allowed elsewhere when the user comes back to it", async () => {
    const page = await guard.show("options.html");
    const shows = () => page.evaluate(() => document.body.textContent.includes("elsewhere.test"));
    await using other = await guard.browser.newPage();
    await other.bringToFront();
    const grant = { site: "elsewhere.test", hosts: ["127.0.0.1"], ports: [{ from: 5_900, to: 5_900 }] };
    await askFromPage(page, {
      kind: "add-grant",
      grant: { ...grant, embedded: [], term: "always", tab: null },
    });
    expect(await shows()).toBe(false);
    await page.bringToFront();
    await until(shows);
  });

  test("sealed mode says where it is chosen and in the popup that it does not use the system's proxy", async () => {
    const notice = "Sealed mode does not use the proxy that your system may have set";
    await using visited = await visitPage(guard, scanningPage([]), "shop.test");
    const choose = async (name: string): Promise<string> => {
      const page = await guard.show("options.html");
      const isChosen = () =>
        page.evaluate((wanted) => {
          const label = [...document.querySelectorAll("label")].find((known) =>
            known.textContent.startsWith(wanted),
          );
          const input = label?.querySelector("input");
          if (input?.checked === false) input.click();
          return label?.dataset["chosen"] === "true";
        }, name);
      await until(isChosen);
      return textOf(page);
    };
    const isTold = engine === "chromium";
    expect((await choose("Sealed")).includes(notice)).toBe(isTold);
    const popup = await popupOf(guard, visited.page);
    expect((await textOf(popup)).includes(notice)).toBe(isTold);
    expect(await findFaults(popup, engine)).toEqual([]);

    await using bank = await visitPage(guard, scanningPage([]), "bank.test");
    const popupOfBank = await popupOf(guard, bank.page);
    await clickButton(popupOfBank, "Off for 10 minutes");
    await until(async () => (await textOf(popupOfBank)).includes("Switch on again"));
    const elsewhere = await popupOf(guard, visited.page);
    const lifted = "The seal is lifted for all sites while the guard is switched off on bank.test.";
    expect((await textOf(elsewhere)).includes(lifted)).toBe(isTold);
    expect(await textOf(elsewhere)).not.toContain(notice);
    expect(await findFaults(elsewhere, engine)).toEqual([]);
    await clickButton(await popupOf(guard, bank.page), "Switch on again");
    await choose("Default");
    expect(await textOf(await popupOf(guard, visited.page))).not.toContain(notice);
  });

  test("a worker that no site is known of is a page without a name in the popup, and cannot be allowed", async () => {
    const worker = `data:text/javascript,fetch("http://127.0.0.1:5900/").catch(() => {})`;
    const html = `<!doctype html><title>x</title><script>new SharedWorker(${JSON.stringify(worker)})</script>`;
    await using visited = await visitPage(guard, html, "shop.test");
    const popup = await popupOf(guard, visited.page);
    await until(async () => (await textOf(popup)).includes("A page without a name tried 1 port"));
    expect(await textOf(popup)).toContain("In the background: A page without a name tried 1 port");
    const state = await popup.evaluate(() => document.querySelector(".headline")?.getAttribute("data-state"));
    expect(state).toBe("blocked");
    expect(await popup.evaluate(() => document.querySelectorAll(".row button").length)).toBe(0);
  });
});
