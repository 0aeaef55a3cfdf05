import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openTarget } from "@hushport/testbed";
import { expect } from "vitest";
import { PATIENT } from "../fixtures/legitimate-lab.ts";
import { writeOtherExtension } from "../fixtures/other-extension.ts";
import { canConnect, canFetch, canLoadImage } from "../fixtures/page-requests.ts";
import type { Situation } from "../situation.ts";

/** What developers, sign-ins and programs do on this machine. */
export const THIS_MACHINE: readonly Situation[] = [
  {
    name: "a developer's page keeps its hot reload, on its own and on another port",
    check: async (open) => {
      const tools = await open.serve("127.0.0.1", { "/client.js": "" });
      const app = await open.serve("127.0.0.1", { "/": "<title>app</title>", "/api": "{}" });
      for (const name of ["localhost", "127.0.0.1"]) {
        const page = await open.type(app.url(name));
        expect(await canConnect(page, app.url(name).replace("http", "ws"))).toBe(true);
        expect(await canConnect(page, tools.url(name).replace("http", "ws"))).toBe(true);
        expect(await canFetch(page, app.url(name, "/api"))).toBe(true);
        expect(await canFetch(page, tools.url(name, "/client.js"))).toBe(true);
        await page.close();
      }
    },
  },
  {
    name: "a sign-in that ends on this machine waits for Continue, and loses nothing",
    check: async (open) => {
      const tool = await open.serve("127.0.0.1", { "/callback": "<title>signed in</title>" });
      const page = await open.type(open.site.url("site.test"));
      await page.evaluate(
        (url) => location.assign(url),
        tool.url("127.0.0.1", "/callback?code=4%2F0a&state=x"),
      );
      await open.continueOnce();
      await expect
        .poll(() => tool.requests().map(({ path }) => path), PATIENT)
        .toContain("/callback?code=4%2F0a&state=x");
      await page.close();
    },
  },
  {
    name: "a page of this machine shows a public frame, which reaches nothing here",
    check: async (open) => {
      const own = await open.serve("127.0.0.1", {
        "/": `<title>own</title><iframe src="${open.site.url("site.test")}"></iframe>`,
        "/data": "{}",
      });
      const page = await open.type(own.url("localhost"));
      expect(await canFetch(page, own.url("localhost", "/data"))).toBe(true);
      await expect.poll(() => page.frames().length, PATIENT).toBe(2);
      const frame = await page.waitForFrame((candidate) => candidate.url().startsWith("https://site.test"));
      expect(await frame.evaluate(() => document.title)).toBe("public");
      const before = own.requests().length;
      const isReached = await frame.evaluate(
        (url) =>
          fetch(url, { mode: "no-cors" }).then(
            () => true,
            () => false,
          ),
        own.url("127.0.0.1", "/data"),
      );
      expect([isReached, own.requests().length]).toEqual([false, before]);
      await page.close();
    },
  },
  {
    name: "another extension asks a program on this machine",
    check: async (open) => {
      await using program = await openTarget("http", { network: open.lab.network, host: "127.0.0.1" });
      await using other = await writeOtherExtension(`http://${program.authority}/`);
      await open.guarded.browser.installExtension(other.folder);
      await expect.poll(() => program.contacts().connections, PATIENT).toBeGreaterThan(0);
    },
  },
  {
    name: "a page from a file shows its pictures and public ones",
    check: async (open) => {
      const folder = await mkdtemp(join(tmpdir(), "hushport-file-"));
      try {
        await writeFile(join(folder, "page.html"), "<!doctype html><title>file</title>");
        await writeFile(
          join(folder, "own.svg"),
          '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
        );
        const page = await open.type(pathToFileURL(join(folder, "page.html")).href);
        expect(await page.title()).toBe("file");
        expect(await canLoadImage(page, pathToFileURL(join(folder, "own.svg")).href)).toBe(true);
        expect(await canLoadImage(page, open.site.url("site.test", "/picture"))).toBe(true);
        await page.close();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  },
];
