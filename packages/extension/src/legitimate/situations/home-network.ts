import { redirectTo } from "@hushport/testbed";
import { expect } from "vitest";
import { PATIENT, type } from "../fixtures/legitimate-lab.ts";
import { canConnect, canFetch, canLoadImage } from "../fixtures/page-requests.ts";
import { PICTURE } from "../fixtures/pages.ts";
import type { Situation } from "../situation.ts";

/** What people do with their own network. */
export const HOME_NETWORK: readonly Situation[] = [
  {
    name: "a page of the network reaches other hosts of the network",
    check: async (open) => {
      const home = await open.serve("192.168.77.1", { "/": "<title>home</title>" });
      const nas = await open.serve("10.77.0.1", { "/picture": PICTURE });
      const page = await open.type(home.url("192.168.77.1"));
      expect(await canFetch(page, nas.url("10.77.0.1", "/picture"))).toBe(true);
      expect(await canLoadImage(page, nas.url("10.77.0.1", "/picture"))).toBe(true);
      expect(await canConnect(page, nas.url("10.77.0.1").replace("http", "ws"))).toBe(true);
      await page.close();
    },
  },
  {
    name: "a typed address of the network opens, reloads, and is there again by going back",
    check: async (open) => {
      const home = await open.serve("192.168.77.1", {
        "/": "<title>home</title>",
        "/next": "<title>next</title>",
      });
      const page = await open.type(open.site.url("site.test"));
      await type(page, home.url("192.168.77.1"));
      await expect.poll(() => page.title(), PATIENT).toBe("home");
      await page.evaluate(() => void setTimeout(() => location.reload()));
      await expect.poll(() => home.requests().filter(({ path }) => path === "/").length, PATIENT).toBe(2);
      await expect.poll(() => page.title().catch(String), PATIENT).toBe("home");
      await type(page, home.url("192.168.77.1", "/next"));
      await expect.poll(() => page.title(), PATIENT).toBe("next");
      await page.evaluate(() => history.back());
      await expect.poll(() => page.title(), PATIENT).toBe("home");
      await page.close();
    },
  },
  {
    name: "a bookmark opens an address of the network",
    // WebDriver has no bookmarks in Firefox; to the guard they are what a typed address is: a navigation of nobody's page.
    engines: ["chromium"],
    check: async (open) => {
      const home = await open.serve("192.168.77.1", { "/": "<title>home</title>" });
      const page = await open.type(open.site.url("site.test"));
      const session = await page.createCDPSession();
      await session.send("Page.navigate", { url: home.url("192.168.77.1"), transitionType: "auto_bookmark" });
      await expect.poll(() => page.title(), PATIENT).toBe("home");
      await page.close();
    },
  },
  {
    name: "a router's page works: its pictures, its forms, its frames and its redirects",
    check: async (open) => {
      const router = await open.serve("192.168.77.1", {
        "/": "<title>router</title><form method=post action=/save><input name=a value=b></form><iframe src=/frame></iframe>",
        "/frame": "<title>frame</title>",
        "/picture": PICTURE,
        "/save": redirectTo("/saved", 303),
        "/saved": "<title>saved</title>",
      });
      const page = await open.type(router.url("192.168.77.1"));
      expect(await canLoadImage(page, router.url("192.168.77.1", "/picture"))).toBe(true);
      await page.evaluate(() => document.querySelector("form")?.submit());
      await expect.poll(() => page.title(), PATIENT).toBe("saved");
      expect(router.requests().map(({ path }) => path)).toContain("/frame");
      await page.close();
    },
  },
];
