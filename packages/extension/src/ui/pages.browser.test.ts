import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openTarget, serveSite } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGuard, until, type OpenGuard } from "./fixtures/open-guard.ts";
import { DISCORD_PORTS, SCANNED_PORTS, scanningPage } from "./fixtures/scanning-page.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = ["options.html", "log.html", "welcome.html", "warning.html"];

async function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.body.textContent.replaceAll(/\s+/g, " "));
}

async function clickButton(page: Page, text: string): Promise<void> {
  await until(() =>
    page.evaluate((wanted) => {
      const button = [...document.querySelectorAll("button")].find((known) =>
        known.textContent.trim().startsWith(wanted),
      );
      button?.click();
      return button !== undefined;
    }, text),
  );
}

async function findFaults(page: Page): Promise<unknown> {
  await page.evaluate(`${AXE}\n0`);
  return page.evaluate(
    `axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
}

describe.each(["chromium", "firefox"] as const)("the pages of the guard in %s", (engine) => {
  let guard: OpenGuard;

  beforeAll(async () => {
    guard = await openGuard({ engine });
  });

  afterAll(async () => {
    await guard[Symbol.asyncDispose]();
  });

  async function visit(html: string, host: string): Promise<{ readonly page: Page } & AsyncDisposable> {
    const site = await serveSite({ network: guard.lab.network, host: "203.0.113.10", routes: { "/": html } });
    const page = await guard.browser.newPage();
    await page.goto(site.url(host));
    return {
      page,
      [Symbol.asyncDispose]: async () => {
        await page.close();
        await site[Symbol.asyncDispose]();
      },
    };
  }

  async function popupOf(page: Page): Promise<Page> {
    const popup = await guard.show(`popup.html?tab=${await guard.tabOf(page.url())}`);
    await until(() => popup.evaluate(() => document.querySelector("h1") !== null));
    return popup;
  }

  test("the popup says in a sentence what a page tried, and who it looks like", async () => {
    await using visited = await visit(scanningPage(SCANNED_PORTS), "shop.test");
    const popup = await popupOf(visited.page);
    await until(async () => (await textOf(popup)).includes("14 ports"));
    const said = await popup.evaluate(() =>
      document.querySelector("h1")?.textContent.replaceAll(/\s+/g, " "),
    );
    expect(said).toMatch(
      /^shop\.test tried 14 ports on your computer: .*VNC.*\. It looks like ThreatMetrix\. All blocked\.$/,
    );
    expect(await findFaults(popup)).toEqual([]);
  });

  test.each(PAGES)("%s has no fault that axe knows", async (path) => {
    const page = await guard.show(path);
    await until(() => page.evaluate(() => document.querySelector("h1, h2") !== null));
    await until(() => page.evaluate(() => document.querySelector("main > :last-child")?.textContent !== ""));
    expect(await findFaults(page)).toEqual([]);
  });

  test("the log has a line for each port, finds one by its program, and shows it as data", async () => {
    const page = await guard.show("log.html");
    await until(() => page.evaluate(() => document.querySelectorAll("tbody tr").length >= 14));
    await page.type("input[type=search]", "teamviewer 6040");
    await until(() => page.evaluate(() => document.querySelectorAll("tbody tr").length === 1));
    expect(await textOf(page)).toContain("ws://127.0.0.1:6040");
  });

  test("a person who never read the docs allows Discord on one site, and nothing else", async () => {
    const { network } = guard.lab;
    await using discord = await openTarget("websocket", {
      network,
      host: "127.0.0.1",
      port: DISCORD_PORTS[0],
    });
    await using vnc = await openTarget("websocket", { network, host: "127.0.0.1", port: 5_900 });
    const html = scanningPage([...DISCORD_PORTS, vnc.port]);
    await using chat = await visit(html, "chat.test");
    await using other = await visit(html, "other.test");
    const isDone = (page: Page) =>
      page.evaluate(() => document.documentElement.dataset["opened"] !== undefined);
    await until(() => isDone(chat.page));
    expect(discord.contacts().connections).toBe(0);

    const popup = await popupOf(chat.page);
    await until(async () => (await textOf(popup)).includes("Discord"));
    await popup.evaluate(() => {
      const row = [...document.querySelectorAll(".row")].find((known) =>
        known.textContent.includes("Discord"),
      );
      row?.querySelector("button")?.click();
    });
    await until(async () => (await textOf(popup)).includes("Let chat.test reach Discord"));
    expect(await findFaults(popup)).toEqual([]);
    await popup.evaluate(() =>
      document
        .querySelector("form button")
        ?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })),
    );
    await clickButton(popup, "Reload the page");
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
});
