import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { exportGrants, READY_MADE_PAIRS } from "@hushport/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { GatewayConfigError } from "../errors.ts";
import { readConfig, watchConfig, type ConfigRules } from "./open-config.ts";
import { parseConfig } from "./parse-config.ts";
import { makeGrant } from "../fixtures/make-grant.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "hushport-config-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const GRANT = { site: "discord.com", hosts: ["loopback"], ports: [6463, "6464-6472"] };

test("parseConfig() reads what people write", () => {
  const text = JSON.stringify({
    latencyMs: 3_000,
    grants: [
      {
        ...GRANT,
        site: "WWW.Discord.com",
        embedded: ["cdn.example.org"],
        until: "2026-12-31T00:00:00Z",
        program: "Discord",
      },
      { site: "*", hosts: ["127.1", "NAS.local", "[::1]"], ports: [80] },
    ],
  });
  expect(parseConfig(text)).toEqual({
    kind: "rules",
    rules: {
      latencyMs: 3_000,
      grants: [
        {
          id: "config-1",
          site: "discord.com",
          embedded: ["example.org"],
          hosts: ["loopback"],
          ports: [
            { from: 6463, to: 6463 },
            { from: 6464, to: 6472 },
          ],
          lifetime: { kind: "until", atMs: Date.UTC(2026, 11, 31) },
          source: "managed",
          createdAtMs: 0,
          program: "Discord",
        },
        {
          id: "config-2",
          site: "*",
          embedded: [],
          hosts: ["127.0.0.1", "nas.local", "::1"],
          ports: [{ from: 80, to: 80 }],
          lifetime: { kind: "always" },
          source: "managed",
          createdAtMs: 0,
        },
      ],
    },
  });
});

test("parseConfig() grants ready-made pairs to each of their sites, once, beside what people write", () => {
  const ids = ["mega", "discord", "mega"];
  const parsed = parseConfig(JSON.stringify({ readyMade: ids, grants: [GRANT] }));
  const grants = parsed.kind === "rules" ? parsed.rules.grants : [];
  const pairs = READY_MADE_PAIRS.filter(({ id }) => ids.includes(id));
  expect(new Set(grants.map(({ site, source }) => `${source} ${site}`))).toEqual(
    new Set([
      "managed discord.com",
      ...pairs.flatMap(({ sites }) => sites.map((site) => `ready-made ${site}`)),
    ]),
  );
  expect(grants.find(({ readyMade }) => readyMade === "discord")?.ports).toEqual([{ from: 6463, to: 6472 }]);
  expect(new Set(grants.map(({ id }) => id)).size).toBe(grants.length);
});

test("parseConfig() takes what the guard exported as it is", () => {
  const grants = [
    makeGrant(6463, { site: "discord.com" }),
    makeGrant(80, { id: "router", hosts: ["fd77::1"] }),
  ];
  const text = JSON.stringify(
    exportGrants(
      grants.map((grant) => ({ ...grant, source: "user" })),
      "2026-11-22T04:00:00Z",
    ),
  );
  const parsed = parseConfig(text);
  expect(
    parsed.kind === "rules" ? parsed.rules.grants.map(({ id, source }) => [id, source]) : parsed,
  ).toEqual(grants.map(({ id }) => [id, "user"]));
});

test.each([
  ["no JSON", "{", "it is no JSON: "],
  ["a list", "[]", "expected object"],
  ["a word that means nothing", '{"grant":[]}', "grant"],
  ["a latency of nothing", '{"latencyMs":0}', "latencyMs: "],
  ["a latency above what browsers wait for", '{"latencyMs":60001}', "latencyMs: "],
  ["no ports", JSON.stringify({ grants: [{ ...GRANT, ports: [] }] }), "grants[0].ports: "],
  ["port 0", JSON.stringify({ grants: [{ ...GRANT, ports: [0] }] }), "grants[0].ports[0]: "],
  ["a range backwards", JSON.stringify({ grants: [{ ...GRANT, ports: ["9-8"] }] }), 'grants[0].ports: "9-8"'],
  ["a range too far", JSON.stringify({ grants: [{ ...GRANT, ports: ["1-65536"] }] }), "grants[0].ports: "],
  [
    "a host with a wildcard",
    JSON.stringify({ grants: [{ ...GRANT, hosts: ["*.local"] }] }),
    "grants[0].hosts: ",
  ],
  [
    "an address with a path",
    JSON.stringify({ grants: [{ ...GRANT, hosts: ["nas/x"] }] }),
    "grants[0].hosts: ",
  ],
  [
    "a site that is an address bar's",
    JSON.stringify({ grants: [{ ...GRANT, site: "https://discord.com" }] }),
    "grants[0].site: ",
  ],
  ["a pair that nobody knows", '{"readyMade":["discord","nobody"]}', 'readyMade[1]: "nobody" is none of '],
  [
    "a grant in the guard's export that cannot be used",
    '{"format":"hushport.grants","version":1,"grants":[{"id":"x"}]}',
    "Grant 1: ",
  ],
  ["an export of another version", '{"format":"hushport.grants","version":9,"grants":[]}', "version: "],
  [
    "a day without a time",
    JSON.stringify({ grants: [{ ...GRANT, until: "2026-12-31" }] }),
    "grants[0].until: ",
  ],
])("parseConfig() names %s", (_, text, reason) => {
  const parsed = parseConfig(text);
  expect(parsed.kind).toBe("fault");
  if (parsed.kind === "fault") {
    expect(parsed.reason).toContain(reason);
    expect(parsed.reason).not.toContain("\n");
  }
});

test("parseConfig() never throws", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(["rules", "fault"]).toContain(parseConfig(text).kind);
    }),
  );
});

test("readConfig() says which file it cannot use", async () => {
  await expect(readConfig(join(folder, "missing.json"))).rejects.toMatchObject({
    code: "ERR_GATEWAY_CONFIG",
    path: join(folder, "missing.json"),
  });
});

test("watchConfig() tells what a file says when it changes or is replaced, and what is wrong with it", async () => {
  const path = join(folder, "watched.json");
  await writeFile(path, "{}");
  const ending = new AbortController();
  const rules: ConfigRules[] = [];
  const faults: GatewayConfigError[] = [];
  watchConfig(
    path,
    { onRules: (said) => rules.push(said), onFault: (error) => faults.push(error) },
    ending.signal,
  );
  const patience = { timeout: 10_000 };
  await writeFile(path, JSON.stringify({ grants: [GRANT] }));
  await expect.poll(() => rules.at(-1)?.grants.length, patience).toBe(1);
  await writeFile(path, "{ half");
  await expect.poll(() => faults.length, patience).toBe(1);
  expect(rules).toHaveLength(1);
  await writeFile(`${path}.new`, JSON.stringify({ grants: [GRANT, GRANT] }));
  await rename(`${path}.new`, path);
  await expect.poll(() => rules.at(-1)?.grants.length, patience).toBe(2);
  ending.abort();
});
