import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONTEXT_RUNNERS } from "./contexts.ts";
import { CHANNEL_DRIVERS } from "./drivers.ts";
import { ENGINES, type ChannelDriver } from "./driver.ts";
import { hasContact, isContactExpected, openEndpoint, type Endpoint } from "./fixtures/endpoint.ts";
import { launchBrowser } from "./fixtures/launch-browser.ts";
import { probeEndpoints, type PageAnswer } from "./fixtures/probe-page.ts";
import { servePages, type PageServer } from "./fixtures/serve-pages.ts";
import { fetchNoCors } from "./drivers/fetch-no-cors.ts";
import { websocket } from "./drivers/websocket.ts";

/** Above what a probe takes to start on two busy cores; what waits for nothing waits this long. */
const DEADLINE_MS = 2_000;

const IN_DOCUMENT = CHANNEL_DRIVERS.filter((driver) => driver.unavailable.document === undefined);
const IN_EVERY_CONTEXT = [websocket, fetchNoCors];

/** First byte of a TLS handshake record. @see https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
const TLS_HANDSHAKE = 0x16;
const SPEAKS_TLS = IN_DOCUMENT.filter(({ schemes: [scheme], transport }) => {
  return transport === "tcp" && ["https", "wss", "turns"].includes(scheme);
});

describe.each(ENGINES)("%s", (engine) => {
  let browser: Browser;
  let server: PageServer;
  let page: Page;
  let endpoints: readonly Endpoint[];
  let answers: readonly PageAnswer[];

  beforeAll(async () => {
    endpoints = await Promise.all([
      ...IN_DOCUMENT.map((driver) => openEndpoint(driver, "document")),
      ...IN_EVERY_CONTEXT.flatMap((driver) => CONTEXT_RUNNERS.map(({ id }) => openEndpoint(driver, id))),
    ]);
    [browser, server] = await Promise.all([
      launchBrowser(engine),
      servePages(endpoints.map(({ ticket }) => ticket)),
    ]);
    page = await browser.newPage();
    await page.goto(server.url);
    answers = await probeEndpoints(page, endpoints, DEADLINE_MS);
    await probeMissedAgain();
  }, 120_000);

  /**
   * A busy browser gives up what it may do as well as leave: once, of hundreds, a prefetch that said it was loaded.
   * One that stands still for longer than a context waits for its answer takes all probes under way in it along.
   */
  async function probeMissedAgain(): Promise<void> {
    const missed = [...endpoints.entries()].filter(
      ([index, { driver, context, target }]) =>
        answers[index]?.kind === "refused" ||
        (isContactExpected(driver, context, engine) === true && !hasContact(target)),
    );
    if (missed.length === 0) return;
    const fresh = await Promise.all(missed.map(([, { driver, context }]) => openEndpoint(driver, context)));
    await using again = await servePages(fresh.map(({ ticket }) => ticket));
    await page.goto(again.url);
    const freshAnswers = await probeEndpoints(page, fresh, DEADLINE_MS);
    await Promise.all(missed.map(([, { target }]) => target.close()));
    for (const [place, [index]] of missed.entries()) {
      const [endpoint, answer] = [fresh[place], freshAnswers[place]];
      if (endpoint === undefined || answer === undefined) continue;
      endpoints = endpoints.with(index, endpoint);
      answers = answers.with(index, answer);
    }
  }

  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
    await Promise.all(endpoints.map(({ target }) => target.close()));
  });

  function find(driver: ChannelDriver, context: string): number {
    return endpoints.findIndex((endpoint) => endpoint.driver === driver && endpoint.context === context);
  }

  const decided = IN_DOCUMENT.filter((driver) => isContactExpected(driver, "document", engine) !== undefined);

  test.each(decided.map((driver) => [driver.id, driver] as const))(
    "%s reaches a port from a document exactly where its table says so",
    (_id, driver) => {
      const index = find(driver, "document");
      const target = endpoints[index]?.target;
      expect(target && hasContact(target), JSON.stringify(answers[index])).toBe(
        isContactExpected(driver, "document", engine),
      );
    },
  );

  test("a driver is refused nowhere that its table calls available", () => {
    expect(answers.filter(({ kind }) => kind === "refused")).toEqual([]);
  });

  test.each(CONTEXT_RUNNERS.map(({ id }) => id))("%s opens a WebSocket and fetches", (context) => {
    expect(answers[find(websocket, context)]).toMatchObject({ kind: "ended", outcome: { kind: "open" } });
    expect(answers[find(fetchNoCors, context)]).toMatchObject({
      kind: "ended",
      outcome: { kind: "resolved" },
    });
    for (const driver of IN_EVERY_CONTEXT) {
      expect(endpoints[find(driver, context)]?.target.contacts().connections).toBeGreaterThan(0);
    }
  });

  test.each(
    SPEAKS_TLS.filter(({ reaches }) => reaches[engine] === true).map(
      (driver) => [driver.id, driver] as const,
    ),
  )("%s sends a ClientHello to a port that speaks no TLS", (_id, driver) => {
    const [firstByte] = endpoints[find(driver, "document")]?.target.contacts().firstBytes ?? [];
    expect(firstByte).toBe(TLS_HANDSHAKE);
  });

  const munging = IN_DOCUMENT.filter(
    ({ id, reaches }) => id === "webrtc-sdp-munging" && reaches[engine] === true,
  );

  test.each(munging.map((driver) => [driver.id, driver] as const))(
    "%s carries a text of the page's choice to the port",
    (_id, driver) => {
      const endpoint = endpoints[find(driver, "document")];
      const datagram = Buffer.from(endpoint?.target.contacts().firstBytes ?? []).toString("latin1");
      expect(datagram).toContain(`hushport/${endpoint?.ticket.token}`);
    },
  );
});
