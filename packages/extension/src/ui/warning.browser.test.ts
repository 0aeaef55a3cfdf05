import { serveSite } from "@hushport/testbed";
import { describe, expect, test } from "vitest";
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
    await own.evaluate(async () => chrome.runtime.sendMessage({ kind: "clear-log" }));
    await page.evaluate(() => {
      document.title = "before";
      location.reload();
    });
    await until(async () => (await page.title()) !== "before");
    await until(async () => (await textOf(page)).includes("/apply?dns=203.0.113.66"));
    expect(router.requests()).toEqual([]);
    await page.evaluate(() =>
      document.querySelector<HTMLButtonElement>(".buttons button:not(.primary)")?.click(),
    );
    await until(async () => router.requests().length > 0);
    expect(router.requests()[0]).toMatchObject({ method: "GET", path: "/apply?dns=203.0.113.66" });
  });
});
