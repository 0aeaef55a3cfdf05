import { createLabNetwork, serveSite, type LabNetwork, type Site } from "@hushport/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildVariant, type BuiltVariant } from "../fixtures/build-variant.ts";
import { launchGuarded, type GuardedBrowser } from "../fixtures/launch-guarded.ts";
import { RACE_TOOLS, REALM_RACES } from "./fixtures/realm-races.ts";
import { REALM_HOLES } from "./realm-holes.ts";

const HOLES = new Set(REALM_HOLES.map(({ id }) => id));

/** A frame that the parser makes, asked for by the next script of the document. */
const PARSED = `<body><iframe src=/blank></iframe><script>${RACE_TOOLS}
  document.title = isRaw(window[0]) ? "raw" : "guarded";</script>`;

describe("the guard in Chromium's pages", () => {
  let lab: LabNetwork;
  let built: BuiltVariant;
  let site: Site;
  let guarded: GuardedBrowser;

  beforeAll(async () => {
    [lab, built] = await Promise.all([createLabNetwork(), buildVariant("chromium")]);
    site = await serveSite({
      network: lab.network,
      host: "203.0.113.10",
      tls: ["site.test"],
      routes: { "/": "<title>races</title><p>races", "/blank": "<p>blank", "/parsed": PARSED },
    });
    guarded = await launchGuarded({
      engine: "chromium",
      extension: built.folder,
      lab,
      trusted: site,
    });
  });

  afterAll(async () => {
    for (const held of [guarded, site, built, lab]) await held?.[Symbol.asyncDispose]();
  });

  test.each(Object.entries(REALM_RACES))("%s", async (name, script) => {
    const page = await guarded.browser.newPage();
    await page.goto(site.url("site.test"));
    const isRaw: unknown = await page.evaluate(
      `(() => { ${RACE_TOOLS}; window.got = undefined; window.last = last; return isRaw((() => { ${script.replaceAll("got", "window.got")} })()); })()`,
    );
    expect(isRaw).toBe(HOLES.has(name));
    await page.close();
  });

  test("a frame that the parser made is guarded before the next script", async () => {
    const page = await guarded.browser.newPage();
    await page.goto(site.url("site.test", "/parsed"));
    expect(await page.title()).toBe("guarded");
    await page.close();
  });

  test("every hole has a script that goes through it", () => {
    expect(Object.keys(REALM_RACES)).toEqual(expect.arrayContaining([...HOLES]));
  });

  test("WebRTC to a public server works as without the guard, members of the configuration included", async () => {
    const page = await guarded.browser.newPage();
    await page.goto(site.url("site.test"));
    const made = await page.evaluate(async () => {
      const connection = new RTCPeerConnection({
        bundlePolicy: "max-bundle",
        iceServers: [{ urls: ["stun:203.0.113.10:3478", "stun:127.0.0.1:3478", "stun:stun.test:3478"] }],
      });
      connection.createDataChannel("x");
      await connection.setLocalDescription();
      const { bundlePolicy, iceServers = [] } = connection.getConfiguration();
      return { bundlePolicy, urls: iceServers.flatMap(({ urls }) => urls), state: connection.signalingState };
    });
    expect(made).toEqual({
      bundlePolicy: "max-bundle",
      urls: ["stun:203.0.113.10:3478", "stun:stun.test:3478"],
      state: "have-local-offer",
    });
    await page.close();
  });
});
