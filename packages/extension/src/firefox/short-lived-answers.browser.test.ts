import { setTimeout as wait } from "node:timers/promises";
import { canIsolate, createLabNetwork, openTarget, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import { expect, test } from "vitest";
import { answerNamesSecurely } from "../fixtures/answer-names.ts";
import { buildVariant } from "../fixtures/build-variant.ts";
import { launchGuarded } from "../fixtures/launch-guarded.ts";

const isolation = await canIsolate();

/** Each of a registrable domain of its own, since one that was caught is not trusted again. */
const SHORT_LIVED = Array.from({ length: 24 }, (_, index) => `a.short${index}.test`);
/** Above what an answer takes to come, and far below the time for which a check holds. */
const BETWEEN_MS = 150;

test.skipIf(isolation.kind !== "possible")(
  "a name server whose answers by HTTPS lapse at once has to guess which question is the connection's",
  async () => {
    await using lab = await createLabNetwork();
    /** Names whose next question is taken for the browser's own. */
    const guessing = new Set<string>();
    const answer = (host: string, type: string): string =>
      type === "A" && guessing.delete(host) ? "127.0.0.1" : PUBLIC_ADDRESS;
    await using resolver = await answerNamesSecurely(lab, answer);
    await using site = await serveSite({
      network: lab.network,
      host: PUBLIC_ADDRESS,
      handler: (_request, response) =>
        void response.writeHead(200, { connection: "close" }).end("<!doctype html>"),
    });
    await using rebound = await openTarget("http", {
      network: lab.network,
      host: "127.0.0.1",
      port: site.port,
    });
    await using built = await buildVariant("firefox");
    const { preferences } = resolver;
    await using guarded = await launchGuarded({
      engine: "firefox",
      lab,
      extension: built.folder,
      preferences,
    });
    const page = await guarded.browser.newPage();
    await page.goto(site.url("site.test"));
    const ask = (host: string): Promise<string> =>
      page.evaluate((url) => fetch(url, { mode: "no-cors" }).then(() => "answered", String), site.url(host));
    let arrived = 0;
    for (const host of SHORT_LIVED) {
      const before = rebound.contacts().connections;
      expect(await ask(host)).toBe("answered");
      // The browser renews its answer with this one, if nobody asks before it, and uses what it got with the next.
      guessing.add(host);
      await wait(BETWEEN_MS);
      await ask(host);
      await wait(BETWEEN_MS);
      await ask(host);
      guessing.delete(host);
      arrived += Number(rebound.contacts().connections > before);
    }
    // One in three by design; that 18 of 24 get through is as likely as one in fifty thousand. It was all of them.
    expect(arrived).toBeLessThan(18);
  },
  180_000,
);
