import { serveSite } from "@hushport/testbed";
import { describe, expect, test } from "vitest";
import { askFromPage } from "../fixtures/ask-from-page.ts";
import { clickButton } from "./fixtures/click-button.ts";
import { openGuard, until } from "./fixtures/open-guard.ts";
import { textOf, visitPage } from "./fixtures/visit-page.ts";

/** Goes one way and then, before the warning is there, another way on the same endpoint, with a body. */
const twoFaced = (router: string): string => `<!doctype html><title>x</title>
<form method="post" action="${router}/apply?dns=203.0.113.66"></form>
<script>
  onload = () => setTimeout(() => {
    location.href = "${router}/help";
    setTimeout(() => document.forms[0].submit());
  }, 200);
</script>`;

describe.each(["chromium", "firefox"] as const)("the warning page in %s", (engine) => {
  test("shows what Continue opens, also of two addresses on one endpoint, and after the log was cleared", async () => {
    await using guard = await openGuard({ engine });
    const { network } = guard.lab;
    await using router = await serveSite({
      network,
      host: "192.168.77.1",
      routes: { "/help": "<title>help</title>", "/apply": "<title>apply</title>" },
    });
    const own = await guard.show("log.html");
    await using visited = await visitPage(guard, twoFaced(router.url("192.168.77.1", "")), "shop.test");
    const { page } = visited;
    await until(async () => (await textOf(page)).includes("shop.test wants to send you"));
    await until(async () => (await textOf(page)).includes("/apply?dns=203.0.113.66"));
    expect(await textOf(page)).toContain("POST");
    // Firefox also asks about addresses that were typed where a frame without an address is.
    expect((await textOf(page)).includes("not typed by you")).toBe(engine === "chromium");
    expect((await textOf(page)).includes("unless you typed it yourself")).toBe(engine === "firefox");
    await askFromPage(own, { kind: "clear-log" });
    await page.evaluate(() => {
      document.title = "before";
      location.reload();
    });
    await until(async () => (await page.title()) !== "before");
    await until(async () => (await textOf(page)).includes("/apply?dns=203.0.113.66"));
    expect(router.requests()).toEqual([]);
    await clickButton(page, "Continue");
    await until(async () => router.requests().length > 0);
    expect(router.requests()[0]).toMatchObject({ method: "GET", path: "/apply?dns=203.0.113.66" });
  });

  test("says in the reader's language that a click came too late", async () => {
    await using guard = await openGuard({ engine, language: "de" });
    // An answer without content leaves the tab where it is, with nothing that waits in it any more.
    await using router = await serveSite({
      network: guard.lab.network,
      host: "192.168.77.1",
      handler: (_request, response) => response.writeHead(204).end(),
    });
    const own = await guard.show("log.html");
    await using visited = await visitPage(guard, twoFaced(router.url("192.168.77.1", "")), "shop.test");
    const { page } = visited;
    await until(async () => (await textOf(page)).includes("/apply?dns=203.0.113.66"));
    const shown = await page.evaluate(() => document.querySelector(".target")?.textContent ?? "");
    // Firefox's driver goes on telling the address that was asked for.
    const tab = await guard.tabOf(await page.evaluate(() => location.href));
    await askFromPage(own, { kind: "continue-navigation", tab, url: shown });
    await until(async () => router.requests().length > 0);
    await clickButton(page, "Weiter");
    await until(async () => (await textOf(page)).includes("Diese Adresse wartet hier nicht mehr."));
    expect(await page.evaluate(() => document.querySelector<HTMLElement>(".failure .note")?.lang)).toBe("de");
  });
});
