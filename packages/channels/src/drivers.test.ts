import { CHANNELS } from "@hushport/core";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ENGINES } from "./driver.ts";
import { CHANNEL_DRIVERS } from "./drivers.ts";
import { PROBE_CONTEXTS } from "./probe-context.ts";

const EACH = CHANNEL_DRIVERS.map((driver) => [driver.id, driver] as const);

test("CHANNEL_DRIVERS lists every file of its folder, in order of id", () => {
  const files = readdirSync(join(import.meta.dirname, "drivers")).map((file) => file.replace(/\.ts$/, ""));
  expect(CHANNEL_DRIVERS.map(({ id }) => id)).toEqual(files.sort());
});

test("CHANNEL_DRIVERS names each driver as its file", async () => {
  for (const { id } of CHANNEL_DRIVERS) {
    const module: Record<string, unknown> = await import(`./drivers/${id}.ts`);
    expect(Object.values(module)).toEqual([expect.objectContaining({ id })]);
  }
});

// The words of the issue that asked for them, one driver each.
test.each([
  "websocket",
  "websocket-tls",
  "websocket-stream",
  "fetch-no-cors",
  "fetch-cors",
  "fetch-keepalive",
  "fetch-https",
  "fetch-target-address-space",
  "fetch-at-pagehide",
  "xhr",
  "event-source",
  "image",
  "image-https",
  "script",
  "module-script",
  "dynamic-import",
  "import-scripts",
  "stylesheet",
  "css-background",
  "css-import",
  "font-face",
  "audio",
  "video",
  "object",
  "embed",
  "iframe",
  "form-iframe",
  "link-preload",
  "link-prefetch",
  "link-modulepreload",
  "link-preconnect",
  "link-dns-prefetch",
  "link-icon",
  "link-manifest",
  "speculation-prefetch",
  "speculation-prerender",
  "beacon",
  "ping",
  "csp-report",
  "reporting-api",
  "popup",
  "top-level-redirect",
  "meta-refresh",
  "download-link",
  "webrtc-stun",
  "webrtc-turn-udp",
  "webrtc-turn-tcp",
  "webrtc-turns",
  "webrtc-ice-udp",
  "webrtc-ice-tcp",
  "webrtc-sdp-munging",
  "webtransport",
  "service-worker-fetch",
  "background-fetch",
  "svg-image",
  "video-poster",
  "video-track",
])("there is a driver %s", (id) => {
  expect(CHANNEL_DRIVERS.some((driver) => driver.id === id)).toBe(true);
});

test("every channel of core but `other` is the record of some driver", () => {
  const recorded = new Set(CHANNEL_DRIVERS.map(({ recordedAs }) => recordedAs));
  expect(CHANNELS.filter((channel) => !recorded.has(channel))).toEqual([]);
});

test.each(EACH)("%s says what a page can learn, or nothing, and not both", (_id, { observes }) => {
  expect(observes.length).toBeGreaterThan(0);
  if (observes.includes("nothing")) expect(observes).toEqual(["nothing"]);
});

test.each(EACH)("%s gives a full sentence for every context and engine that it leaves out", (_id, driver) => {
  const reasons = [
    ...Object.values(driver.unavailable),
    ...ENGINES.flatMap((engine) => Object.values(driver.exceptions?.[engine] ?? {})),
    ...Object.values(driver.unsteady ?? {}),
    ...Object.values(driver.reaches).filter((reaches) => reaches !== true),
  ];
  for (const reason of reasons) expect(reason).toMatch(/^\S.{12,}\.$/);
});

test.each(EACH)("%s can run somewhere, and excepts only contexts that it can run in", (_id, driver) => {
  const available = PROBE_CONTEXTS.filter((context) => driver.unavailable[context] === undefined);
  expect(available.length).toBeGreaterThan(0);
  for (const engine of ENGINES) {
    const excepted = Object.keys(driver.exceptions?.[engine] ?? {});
    expect(excepted.filter((context) => !available.some((known) => known === context))).toEqual([]);
  }
});

test.each(EACH)("docs/channels.md has the measured rows of %s, and every reason", async (id, driver) => {
  const report = await readFile(join(import.meta.dirname, "..", "..", "..", "docs", "channels.md"), "utf8");
  const rows = report.split("\n").filter((line) => line.startsWith(`| ${id} |`));
  // One row with its counts, and one in the matrix of each engine.
  expect(rows.filter((row) => / \d+ of \d+ \|/.test(row))).toHaveLength(1);
  expect(rows.filter((row) => row.split("|").length === PROBE_CONTEXTS.length + 3)).toHaveLength(
    ENGINES.length,
  );
  const reasons = [
    ...Object.values(driver.unavailable),
    ...ENGINES.flatMap((engine) => Object.values(driver.exceptions?.[engine] ?? {})),
  ];
  for (const reason of reasons)
    expect(
      rows.some((row) => row.endsWith(`| ${reason} |`)),
      reason,
    ).toBe(true);
});

test.each(EACH.filter(([, { transport }]) => transport === "none"))(
  "%s, which sends nothing, reaches nothing",
  (_id, driver) => {
    expect(ENGINES.filter((engine) => driver.reaches[engine] === true)).toEqual([]);
  },
);
