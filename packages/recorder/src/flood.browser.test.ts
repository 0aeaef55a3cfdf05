import { serveSite, type Site } from "@hushport/testbed";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWatchedVisits, type WatchedVisits } from "./fixtures/watched-visits.ts";
import { MAX_LISTED_PROBES } from "./index.ts";

const HOST = "flood.test";
const PROBES = 10_000;

/** Measured 60 to 80 MB; the probes alone, each with a stack of its own, would be above it. */
const MAX_GROWTH_BYTES = 300_000_000;

let visits: WatchedVisits;
let site: Site;
const stop = new AbortController();

beforeAll(async () => {
  visits = await openWatchedVisits();
  // From a port that nothing listens at on the test machine, or something: both are counted.
  const flood = (call: string): string =>
    `<script>for(let n=0;n<${PROBES};n++)${call.replace("PORT", "(20000+n)")}</script>`;
  site = await serveSite({
    routes: {
      "/fetch": flood(`fetch("http://127.9.9.9:"+PORT,{mode:"no-cors"}).catch(()=>{})`),
      "/websocket": flood(`new WebSocket("ws://127.9.9.9:"+PORT)`),
    },
    signal: stop.signal,
  });
});
afterAll(async () => {
  stop.abort();
  await visits.close();
});

test.for(["fetch", "websocket"])(
  "record() counts ten thousand probes by %s exactly, within bounded memory",
  { timeout: 120_000 },
  async (channel) => {
    const before = process.memoryUsage().rss;
    const ports = new Set<number>();
    const { recording } = await visits.visit(site.url(HOST, `/${channel}`), {
      timeoutMs: 20_000,
      dwellMs: 1_500,
      resolutions: [{ host: HOST, port: site.port, address: "127.0.0.1" }],
      onProbe: (probe) => ports.add(probe.port),
    });
    expect(recording.totals).toEqual({ probes: PROBES, ports: PROBES, hosts: 1 });
    expect(ports.size).toBe(PROBES);
    expect(recording.probes).toHaveLength(MAX_LISTED_PROBES);
    expect(new Set(recording.probes.map((probe) => probe.channel))).toEqual(new Set([channel]));
    expect(process.memoryUsage().rss - before).toBeLessThan(MAX_GROWTH_BYTES);
  },
);
