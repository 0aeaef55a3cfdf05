import { readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { copyVisit } from "./fixtures/recorded-visit.ts";
import { EVIDENCE_FILES, replay } from "./index.ts";

const REFUSED = { code: "ERR_RECORDER_EVIDENCE", name: "EvidenceError" };

test("replay() finds every probe of a recorded visit, how far each got, and who saw it", async () => {
  await using visit = await copyVisit();
  const seen: string[] = [];
  const recording = await replay(visit.folder, { onProbe: ({ id }) => seen.push(id) });
  const rows = recording.probes.map((probe) =>
    [
      probe.channel,
      probe.scheme,
      probe.host,
      probe.path,
      probe.reach,
      probe.state,
      probe.recorders.join("+"),
    ].join(" "),
  );
  expect(rows.toSorted()).toEqual([
    "fetch http 127.0.0.1 /fetch tcp open cdp+netlog",
    "fetch http 127.0.0.1 /redirected tcp open cdp+netlog",
    "image https loop.test /image tcp closed cdp+netlog",
    "preconnect http 127.0.0.1  tcp open netlog",
    "webrtc-stun stun 127.0.0.1  datagram unknown hook+netlog",
    "webrtc-turn-tcp turn 127.0.0.1  request open hook+netlog",
    "websocket ws 127.0.0.1 /closed tcp closed cdp+netlog",
    "websocket wss localhost /open tls open cdp+netlog",
  ]);
  expect(recording.totals).toEqual({ probes: 8, ports: 4, hosts: 3 });
  expect(seen).toEqual(recording.probes.map(({ id }) => id));
});

test("replay() names the script and line of each scripted probe, and the timer behind it", async () => {
  await using visit = await copyVisit();
  const { probes } = await replay(visit.folder);
  const lines = probes.flatMap(({ path, initiator }) =>
    initiator.scriptUrl?.endsWith("/scan.js") === true ? [`${path} ${initiator.line}`] : [],
  );
  expect(lines).toEqual(expect.arrayContaining(["/closed 2", "/open 3", "/fetch 4"]));
  expect(probes.find(({ path }) => path === "/fetch")?.initiator.stack[0]?.functionName).toBe("scan");
});

test("replay() takes the address that answered, where a name has several", async () => {
  await using visit = await copyVisit();
  const { probes } = await replay(visit.folder);
  expect(probes.find(({ host }) => host === "localhost")).toMatchObject({
    address: "127.0.0.1",
    state: "open",
  });
  expect(probes.find(({ host }) => host === "loop.test")).toMatchObject({
    address: "127.0.0.1",
    space: "loopback",
  });
});

describe("replay() refuses, in one line,", () => {
  test.for(Object.values(EVIDENCE_FILES).filter((name) => /json/.test(name)))(
    "a visit without its %s",
    async (name) => {
      await using visit = await copyVisit();
      await rm(join(visit.folder, name));
      await expect(replay(visit.folder)).rejects.toMatchObject({ ...REFUSED, path: visit.folder });
      await expect(replay(visit.folder)).rejects.toThrow(/^Cannot read evidence in [^\n]+$/);
    },
  );

  test.for([
    ["not JSON", "{"],
    ["of a newer version", '{"format":"hushport.visit","version":2}'],
    ["something else", "[]"],
  ] as const)("a visit.json that is %s", async ([, text]) => {
    await using visit = await copyVisit();
    await writeFile(join(visit.folder, EVIDENCE_FILES.visit), text);
    await expect(replay(visit.folder)).rejects.toMatchObject(REFUSED);
  });

  test.for(["", "\0\u0001\u0002", '{"constants":{"log'])("a NetLog that begins with %j", async (text) => {
    await using visit = await copyVisit();
    await writeFile(join(visit.folder, EVIDENCE_FILES.netLog), text);
    await expect(replay(visit.folder)).rejects.toMatchObject(REFUSED);
  });
});

test("replay() reads logs that were cut off, up to where they were", async () => {
  await using visit = await copyVisit();
  for (const name of [EVIDENCE_FILES.netLog, EVIDENCE_FILES.protocol]) {
    const path = join(visit.folder, name);
    await truncate(path, (await readFile(path)).length - 37);
  }
  expect((await replay(visit.folder)).totals.probes).toBe(8);
});

test("replay() skips lines that are damaged in the middle", async () => {
  await using visit = await copyVisit();
  const path = join(visit.folder, EVIDENCE_FILES.protocol);
  await writeFile(
    path,
    `{"method":1}\n[]\nnull\n"x"\n{"method":"Network.webSocketCreated"}\n${await readFile(path, "utf8")}`,
  );
  expect((await replay(visit.folder)).totals.probes).toBe(8);
});

test("replay() ends when its signal aborts", async () => {
  await using visit = await copyVisit();
  await expect(replay(visit.folder, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow(
    "enough",
  );
});
