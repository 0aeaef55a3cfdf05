import { setTimeout as wait } from "node:timers/promises";
import { canIsolate, createLabNetwork, openTarget, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import { expect, test } from "vitest";
import { answerNames } from "../fixtures/answer-names.ts";
import { buildVariant } from "../fixtures/build-variant.ts";
import { launchGuarded } from "../fixtures/launch-guarded.ts";

const isolation = await canIsolate();

/** When names are asked for the second time: around the minute for which Firefox keeps an answer. */
const AGAIN_MS = [58_600, 58_900, 59_200, 59_500, 59_800];
/** Requests after that one, a quarter of a second apart: all within the time for which a check holds. */
const PROBES = 7;
const PACE_MS = 250;

test.skipIf(isolation.kind !== "possible")(
  "a name server that waits until Firefox's answer has lapsed is not asked alone",
  async () => {
    await using lab = await createLabNetwork();
    const turned = new Set<string>();
    await using names = await answerNames(lab, (host) => (turned.has(host) ? "127.0.0.1" : PUBLIC_ADDRESS));
    void names;
    await using site = await serveSite({
      network: lab.network,
      host: PUBLIC_ADDRESS,
      // Each request needs a connection of its own, and so an address.
      handler: (_request, response) =>
        void response.writeHead(200, { connection: "close" }).end("<!doctype html>"),
    });
    await using rebound = await openTarget("http", {
      network: lab.network,
      host: "127.0.0.1",
      port: site.port,
    });
    await using built = await buildVariant("firefox");
    await using guarded = await launchGuarded({ engine: "firefox", lab, extension: built.folder });
    const page = await guarded.browser.newPage();
    await page.goto(site.url("site.test"));
    const ask = (host: string): Promise<string> =>
      page.evaluate((url) => fetch(url, { mode: "no-cors" }).then(() => "answered", String), site.url(host));
    const hosts = AGAIN_MS.map((_, index) => `a.lapse${index}.test`);
    const startMs = performance.now();
    for (const host of hosts) expect(await ask(host)).toBe("answered");
    await Promise.all(
      hosts.map(async (host, index) => {
        await wait(startMs + (AGAIN_MS[index] ?? 0) - performance.now());
        expect(await ask(host)).toBe("answered");
        for (let probe = 0; probe < PROBES; probe++) {
          await wait(PACE_MS);
          turned.add(host);
          await ask(host);
          turned.delete(host);
        }
      }),
    );
    expect(rebound.contacts().connections).toBe(0);
  },
  180_000,
);
