import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { logFileSchema, type LogFile } from "@hushport/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "./open-log.ts";
import type { ReportedProbe } from "./reported-probe.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hushport-log-"));
  path = join(folder, "hushport.log");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function seen(port: number, changes: Partial<ReportedProbe> = {}): ReportedProbe {
  return {
    atMs: 1_795_000_000_000 + port,
    authority: { host: "127.0.0.1", port },
    address: "127.0.0.1",
    space: "loopback",
    scheme: "ws",
    channel: "websocket",
    path: "/",
    page: "https://www.shop.example",
    decision: { action: "block", reason: "public-to-loopback" },
    reach: "intended",
    state: "unknown",
    durationMs: 6_000,
    ...changes,
  };
}

async function read(file = path): Promise<LogFile> {
  return logFileSchema.parse(JSON.parse(await readFile(file, "utf8")));
}

/** Ports that a scanner of remote-control programs probes. */
const SCANNED = [3389, 5900, 5901, 5902, 5903, 5931, 5939, 5944, 5950, 6039, 6040, 63_333, 7070];

test("openLog() writes the format that the guard writes, with the recogniser's findings for each site", async () => {
  const log = await openLog(path);
  for (const port of SCANNED) log.add(seen(port));
  log.add(seen(6463, { page: null, scheme: "https", channel: "other" }));
  await log.close();
  const { writer, entries, sites } = await read();
  expect(writer.name).toBe("gateway");
  expect(entries).toHaveLength(SCANNED.length + 1);
  expect(sites.map(({ site }) => site)).toEqual(["shop.example", null]);
  expect(sites[0]?.findings.map(({ kind }) => kind)).toContain("scan");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("openLog() counts requests alike instead of repeating them", async () => {
  const log = await openLog(path);
  for (let times = 0; times < 5_000; times++) log.add(seen(5900));
  await log.close();
  const { entries } = await read();
  expect(entries.map(({ count }) => count)).toEqual([5_000]);
});

test("openLog() goes on with an earlier run's log, and puts a full one aside", async () => {
  for (let run = 0; run < 6; run++) {
    const log = await openLog(path, { maxEntries: 2 });
    log.add(seen(1_000 + run));
    await log.close();
  }
  expect((await readdir(folder)).toSorted()).toEqual([
    "hushport.log",
    "hushport.log.1",
    "hushport.log.2",
    "hushport.log.3",
  ]);
  expect((await read(`${path}.1`)).entries.map(({ probe }) => probe.port)).toEqual([1_004, 1_005]);
  const ids = (await read(`${path}.3`)).entries.map(({ probe }) => probe.id);
  expect(new Set(ids).size).toBe(2);
});

test.each([
  ["text", "dear diary"],
  ["another JSON", "{}"],
])("openLog() leaves a file of %s as it is", async (_, text) => {
  await writeFile(path, text);
  await expect(openLog(path)).rejects.toMatchObject({ code: "ERR_GATEWAY_LOG", path });
  expect(await readFile(path, "utf8")).toBe(text);
});

test("openLog() writes to ordinary files only", async () => {
  await symlink("/dev/null", path);
  await expect(openLog(path)).rejects.toMatchObject({ code: "ERR_GATEWAY_LOG" });
  await expect(openLog(join(folder, "none", "hushport.log"))).rejects.toMatchObject({
    code: "ERR_GATEWAY_LOG",
  });
});
