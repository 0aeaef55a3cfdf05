import { describe, expect, test } from "vitest";
import { askFromPage } from "../fixtures/ask-from-page.ts";
import type { GrantDraft } from "../guard/messages.ts";
import { openGuard, until } from "./fixtures/open-guard.ts";
import { popupOf, textOf, visitPage } from "./fixtures/visit-page.ts";

const FRAME = "<script>fetch('http://127.0.0.1:5900/').catch(() => {})</script>";
const PAGE = `<!doctype html><title>x</title><iframe sandbox="allow-scripts" srcdoc="${FRAME}"></iframe>`;
const GRANT: GrantDraft = {
  site: "shop.test",
  embedded: [],
  hosts: ["127.0.0.1"],
  ports: [{ from: 5_900, to: 5_900 }],
  term: "always",
  tab: null,
};

describe("a frame without an address in Chromium", () => {
  test("is told as blocked on a site with a grant, and is not offered what cannot be", async () => {
    await using guard = await openGuard({ engine: "chromium" });
    const own = await guard.show("options.html");
    await askFromPage(own, { kind: "add-grant", grant: GRANT });
    await using visited = await visitPage(guard, PAGE, "shop.test");
    const popup = await popupOf(guard, visited.page);
    await until(async () => (await textOf(popup)).includes("shop.test tried 1 port"));
    const said = await textOf(popup);
    expect(said).toContain("All blocked.");
    expect(said).toContain("A frame without an address asked.");
    expect(await popup.evaluate(() => document.querySelectorAll(".tried button").length)).toBe(0);
  });
});
