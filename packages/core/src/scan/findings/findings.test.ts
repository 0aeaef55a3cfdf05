import { expect, test } from "vitest";
import { findingSchema } from "../finding.ts";
import type { Claim } from "../claim.ts";
import { createRecogniser, recognise } from "../recogniser.ts";
import { labelledSet } from "../traces/labelled-set.ts";
import { writeProbes, type Attempt } from "../traces/write-probes.ts";
import { sentenceOf } from "./sentence.ts";

function sentences(attempts: readonly Attempt[]): readonly string[] {
  return recognise(writeProbes(attempts)).map((finding) => finding.sentence);
}

test("every finding has the shape of the report and one sentence", () => {
  for (const { probes, facts } of labelledSet()) {
    for (const finding of recognise(probes, facts)) {
      expect(findingSchema.parse(finding)).toEqual(finding);
      expect(finding.sentence).toMatch(/^[A-Z].*[a-z0-9)]\.$/);
    }
  }
});

test("sentence of a scan lists programs before numbers, and no more than six", () => {
  expect(sentences([22, 3306, 40_404].map((port, atMs) => ({ atMs, port })))).toEqual([
    "This page tried 3 ports on your computer (Secure Shell (SSH), MySQL / MariaDB and port 40404); no one program uses all of them, so it looked for what is there.",
  ]);
  const [many] = sentences(
    Array.from({ length: 20 }, (_, index) => ({ atMs: index, port: 40_000 + 7 * index })),
  );
  expect(many).toContain("(port 40000, port 40007, port 40014, port 40021, port 40028 and 15 more)");
});

test.each<[string, Attempt[], string]>([
  ["one port", [{ atMs: 1, port: 40_404 }], "tried 1 port on your computer (port 40404);"],
  [
    "a device",
    [{ atMs: 1, port: 22, host: "10.0.0.9" }],
    "on 10.0.0.9, a device in your network (Secure Shell (SSH));",
  ],
  [
    "a range",
    [6463, 6464, 6465].map((port, atMs) => ({ atMs, port })),
    "tried to talk to Discord on your computer (ports 6463 to 6465).",
  ],
  [
    "ports apart",
    [
      { atMs: 1, port: 44_950, path: "/figma/a" },
      { atMs: 2, port: 18_412, path: "/figma/a" },
    ],
    "(ports 18412 and 44950).",
  ],
  [
    "both sides",
    [
      { atMs: 1, port: 8888 },
      { atMs: 2, port: 80, host: "burp" },
    ],
    "on your computer and on burp, a device in your network",
  ],
])("sentence about %s", (_, attempts, expected) => {
  expect(sentences(attempts).join()).toContain(expected);
});

test("sentence about more devices than were told apart says so", () => {
  const recogniser = createRecogniser({ limits: { maxCells: 4, maxFullProofs: 4, maxScripts: 4 } });
  const hosts = Array.from({ length: 40 }, (_, index) => `192.168.1.${index}`);
  for (const probe of writeProbes(hosts.map((host, atMs) => ({ atMs, port: 80, host }))))
    recogniser.add(probe);
  const findings = recogniser.findings();
  expect(findings.reduce((sum, finding) => sum + finding.probeCount, 0)).toBe(40);
  expect(findings.map((finding) => finding.sentence).join()).toContain("on many devices in your network");
});

test("sentenceOf() throws on a plan that it does not know", () => {
  const plan = JSON.parse('{"kind":"sung"}');
  const claim: Claim = {
    kind: "scan",
    signature: "a",
    vendor: null,
    purpose: "unknown",
    confidence: 1,
    cells: [],
    sentence: plan,
  };
  expect(() => sentenceOf(claim, [])).toThrow("sung");
});

test("ports of a finding are listed for each space, this machine's first", () => {
  const [finding] = recognise(
    writeProbes([
      { atMs: 1, port: 8888, host: "burp", channel: "fetch" },
      { atMs: 2, port: 8888, channel: "fetch" },
    ]),
  );
  expect(finding?.ports.map(({ port, space }) => [port, space])).toEqual([
    [8888, "loopback"],
    [8888, "local"],
  ]);
});

test("deployed vendors are told only where they were not seen to scan", () => {
  const facts = {
    hosts: [{ host: "fp.bank.example", addresses: [], cnames: ["h-bank.online-metrix.net"] }],
    scripts: [{ url: "https://cdn.example/unrelated.js" }],
  };
  expect(recognise([], facts)).toMatchObject([
    { kind: "deployed", vendor: "ThreatMetrix", tenant: "h-bank", probeCount: 0, ports: [] },
  ]);
  const scan = writeProbes(
    [63333, 5900, 5901, 5902, 5903, 3389, 5950, 5931, 5939].map((port, atMs) => ({ atMs, port })),
  );
  expect(recognise(scan, facts).map(({ kind }) => kind)).toEqual(["scan"]);
});

test("findings are ordered by kind, then by confidence, then by size", () => {
  const findings = recognise(
    writeProbes([
      { atMs: 1, port: 443, host: "ads.example", address: "0.0.0.0", space: "loopback" },
      { atMs: 2, port: 35_729, path: "/livereload" },
      { atMs: 3, port: 40_404, host: "192.168.1.1" },
      ...[22, 25, 110].map((port, index) => ({ atMs: 4 + index, port, script: "https://a.example/a.js" })),
      ...[22, 25, 110, 143].map((port, index) => ({
        atMs: 9 + index,
        port,
        script: "https://b.example/b.js",
      })),
      ...[22, 25, 110].flatMap((port) =>
        [20, 21].map((atMs) => ({ atMs, port, script: "https://c.example/c.js" })),
      ),
    ]),
  );
  expect(findings.map(({ kind, probeCount }) => `${kind} ${probeCount}`)).toEqual([
    "scan 4",
    "scan 6",
    "scan 3",
    "local-access 1",
    "local-access 1",
    "sinkhole 1",
  ]);
});
