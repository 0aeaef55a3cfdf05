import { createLabNetwork, serveSite } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { buildVariant } from "../fixtures/build-variant.ts";
import { launchGuarded } from "../fixtures/launch-guarded.ts";
import { until } from "../ui/fixtures/open-guard.ts";
import { FIND_WRAPPED } from "./fixtures/find-wrapped.ts";
import { WRAPPED_IN_PAGES, WRAPPED_IN_WORKERS, type WrappedMembers } from "./page-traces.ts";

const foundSchema = z.object({ wrapped: z.array(z.string()), present: z.array(z.string()) });

function namesOf(rows: readonly WrappedMembers[]): string {
  return JSON.stringify(rows.flatMap(({ holder, members }) => members.map((name) => `${holder}.${name}`)));
}

const IN_WORKER = `${FIND_WRAPPED}
  onconnect = ({ ports: [port] }) => port.postMessage(JSON.stringify(findWrapped(${namesOf(WRAPPED_IN_WORKERS)})));`;

/** Beginning of the address that a page reads. Firefox's would name the profile. */
const ADDRESSES = { chromium: "chrome-extension:", firefox: undefined };

/** The page looks for itself, and has a shared worker of a blob look too. */
const HTML = `<!doctype html><title>x</title><script>
  ${FIND_WRAPPED}
  window.inPage = JSON.stringify(findWrapped(${namesOf(WRAPPED_IN_PAGES)}));
  const url = URL.createObjectURL(new Blob([${JSON.stringify(IN_WORKER)}]));
  new SharedWorker(url).port.onmessage = ({ data }) => { window.inWorker = data; };
  try { document.documentElement.appendChild(1); } catch (error) { window.stackOfError = error.stack; }
</script>`;

describe.each(["chromium", "firefox"] as const)("what a page finds of the guard in %s", (engine) => {
  const stack = new AsyncDisposableStack();
  let page: Page;

  beforeAll(async () => {
    const built = stack.use(await buildVariant(engine));
    const lab = stack.use(await createLabNetwork());
    const site = stack.use(
      await serveSite({
        network: lab.network,
        host: "203.0.113.10",
        // Half of what is wrapped is there in secure contexts only.
        tls: ["site.test"],
        routes: { "/": HTML },
      }),
    );
    const { browser } = stack.use(
      await launchGuarded({
        engine,
        extension: built.folder,
        lab,
        trusted: site,
      }),
    );
    page = await browser.newPage();
    await page.goto(site.url("site.test"));
  });

  afterAll(() => stack.disposeAsync());

  async function read(name: string): Promise<string> {
    await until(async () => (await page.evaluate(`typeof window.${name}`)) === "string");
    return String(await page.evaluate(`window.${name}`));
  }

  test("wrapped in pages is what WRAPPED_IN_PAGES lists, as far as the browser has it", async () => {
    const { wrapped, present } = foundSchema.parse(JSON.parse(await read("inPage")));
    expect(present).toEqual(expect.arrayContaining(["window.RTCPeerConnection", "Node.appendChild"]));
    expect(wrapped).toEqual(present.toSorted());
  });

  test("wrapped in shared workers of blobs is what WRAPPED_IN_WORKERS lists", async () => {
    const { wrapped, present } = foundSchema.parse(JSON.parse(await read("inWorker")));
    expect(present).toContain("window.WebSocket");
    expect(wrapped).toEqual(present.toSorted());
  });

  test("an error that is thrown through a wrapped function shows the guard, in Chromium by its address", async () => {
    const stackOfError = await read("stackOfError");
    expect(stackOfError).toMatch(/\bapply\b/);
    expect(/\w+-extension:/.exec(stackOfError)?.[0]).toBe(ADDRESSES[engine]);
  });
});
