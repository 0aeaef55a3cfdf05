import { canIsolate } from "@hushport/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canFetch } from "../fixtures/page-requests.ts";
import { openFirefoxLab, TURNING_SITES, type FirefoxLab } from "./fixtures/firefox-lab.ts";
import { RACES, raceRealm } from "./fixtures/race-realm.ts";

const isolation = await canIsolate();

describe.skipIf(isolation.kind !== "possible").each(["firefox", "firefox-sealed"])("%s", (variant) => {
  let lab: FirefoxLab;

  beforeAll(async () => {
    lab = await openFirefoxLab({ variant });
  }, 120_000);

  afterAll(async () => {
    await lab?.[Symbol.asyncDispose]();
  });

  test("a name server that guesses the connection's question gets through at most now and then", async () => {
    const page = await lab.openSite();
    const before = lab.contacts();
    const answers: boolean[] = [];
    for (const name of TURNING_SITES) answers.push(await canFetch(page, lab.site.url(`x.${name}`)));
    // One in three by design: that all twelve get through is as likely as one in half a million.
    expect(lab.contacts() - before).toBeLessThan(TURNING_SITES.length);
    // What got through was cancelled when it answered.
    expect(answers.filter(Boolean).length).toBeLessThan(TURNING_SITES.length);
  });

  test.each(Object.keys(RACES))("WebRTC of a realm that is raced by %s reaches nothing", async (race) => {
    const page = await lab.openSite();
    const before = lab.contacts();
    await raceRealm(page, race, { host: "10.77.0.1", port: lab.nas.port });
    expect(lab.contacts()).toBe(before);
  });
});
