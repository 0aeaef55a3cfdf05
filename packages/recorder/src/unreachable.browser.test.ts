import { openTarget, resetConnection, serveSite, type Site } from "@hushport/testbed";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWatchedVisits, type WatchedVisits } from "./fixtures/watched-visits.ts";

const HOST = "unreachable.test";

let visits: WatchedVisits;
let site: Site;
let closedPort = 0;
const stop = new AbortController();

beforeAll(async () => {
  visits = await openWatchedVisits();
  const { signal } = stop;
  closedPort = (await openTarget("closed", { signal })).port;
  const page = `<title>in</title><script>new WebSocket("ws://127.0.0.1:${closedPort}/")</script>`;
  site = await serveSite({ tls: [HOST], routes: { "/": page, "/reset": resetConnection }, signal });
});
afterAll(async () => {
  stop.abort();
  await visits.close();
});

const CASES = [
  ["the certificate is not valid", () => site.url(HOST), "ERR_RECORDER_TLS"],
  ["the name has no address", () => `https://no-name.test/`, "ERR_RECORDER_DNS"],
  ["nothing listens", () => `http://${HOST}:${closedPort}/`, "ERR_RECORDER_CONNECTION"],
  ["browsers refuse the port", () => `http://${HOST}:6000/`, "ERR_RECORDER_BAD_PORT"],
  ["the address is none", () => "http://[::1", "ERR_RECORDER_NAVIGATION"],
  ["the server hangs up", () => `http://${HOST}:${site.port}/reset`, "ERR_RECORDER_CONNECTION"],
] as const;

describe.concurrent("record() says why a page could not be opened, when", () => {
  test.for(CASES)("%s", { timeout: 60_000 }, async ([, url, code]) => {
    const { recording } = await visits.visit(url(), {
      resolutions: [site.port, closedPort].map((port) => ({ host: HOST, port, address: "127.0.0.1" })),
      // No question leaves the machine.
      switches: ["--host-resolver-rules=MAP no-name.test ~NOTFOUND"],
    });
    expect(recording).toMatchObject({
      outcome: { kind: "failed", code, message: expect.stringMatching(/^Cannot open .+: .+/) },
      finalUrl: null,
    });
    expect(recording.probes).toEqual([]);
  });
});

test("record() visits a page whose certificate is not valid when it is told to", async () => {
  const { recording } = await visits.visit(site.url(HOST), {
    certificates: "ignore",
    resolutions: [{ host: HOST, port: site.port, address: "127.0.0.1" }],
  });
  expect(recording).toMatchObject({ outcome: { kind: "loaded" }, title: "in", totals: { probes: 1 } });
});
