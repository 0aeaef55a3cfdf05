import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { buildProbe } from "../fixtures/build-probe.ts";
import { buildEbayProbes, buildRecording, EBAY_PORTS } from "../fixtures/build-recording.ts";
import { buildReportFor } from "../fixtures/build-report-for.ts";
import { createReportJsonSchema } from "./json-schema.ts";
import { reportSchema } from "./schema.ts";

const PUBLISHED = new URL("../../../../docs/schema/hushport.audit-1.schema.json", import.meta.url);

const acceptsReport = new Ajv2020({ strict: false, allErrors: true }).compile(createReportJsonSchema());

test("the published JSON Schema is the one that the program uses (npm run schema --workspace @hushport/audit)", () => {
  expect(JSON.parse(readFileSync(PUBLISHED, "utf8"))).toEqual(createReportJsonSchema());
});

test.each([
  ["of eBay's scan", { probes: buildEbayProbes() }],
  ["of a page that does nothing", {}],
  [
    "of a visit that failed",
    { finalUrl: null, title: null, outcome: { kind: "failed", code: "ERR_X", message: "no" } },
  ],
  ["of a visit that ended early", { outcome: { kind: "partial", code: "ERR_X", message: "gone" } }],
] as const)("Ajv accepts the report %s under the published schema", async (_name, changes) => {
  const report: unknown = JSON.parse(JSON.stringify(await buildReportFor(changes)));
  acceptsReport(report);
  expect(acceptsReport.errors).toBeNull();
  expect(reportSchema.parse(report)).toEqual(report);
});

test("Ajv refuses a report without verdict", async () => {
  const { verdict: _verdict, ...rest } = await buildReportFor({});
  expect(acceptsReport(rest)).toBe(false);
});

test("a report of eBay's scan names every one of its 14 programs, the vendor, and a scan", async () => {
  const report = await buildReportFor({ probes: buildEbayProbes() });
  expect(report.verdict).toBe("scan");
  const programs = new Map(report.ports.map(({ port, program }) => [port, program]));
  expect([...programs.keys()]).toEqual([...EBAY_PORTS]);
  expect([...programs.values()].join("; ")).toBe(
    [
      "Scanner's own reference port",
      ...Array.from({ length: 4 }, () => "Virtual Network Computing (VNC)"),
      "Remote Desktop Protocol (RDP)",
      "AeroAdmin",
      "Ammyy Admin",
      ...Array.from({ length: 4 }, () => "TeamViewer"),
      "Anyplace Control",
      "AnyDesk",
    ].join("; "),
  );
  expect(report.findings[0]).toMatchObject({
    kind: "scan",
    purpose: "fraud-detection",
    probeCount: 14,
    portCount: 14,
  });
  expect(report.sentence).toBe(
    "This page scanned the visitor’s own computer: it looked behind 14 ports for programs such as Virtual Network Computing (VNC), TeamViewer, and Remote Desktop Protocol (RDP).",
  );
});

test("a report says who did it: script, line, stack, alias of its host, vendor and customer", async () => {
  const report = await buildReportFor({
    probes: buildEbayProbes(),
    hosts: [{ host: "tags.example", addresses: ["203.0.113.9"], cnames: ["h-shop.online-metrix.net"] }],
    scripts: [{ url: "https://tags.example/fp/tags.js?org_id=usllpic0", sha256: "ab".repeat(32) }],
  });
  const [initiator] = report.initiators;
  expect(initiator).toMatchObject({
    scriptUrl: "https://tags.example/fp/tags.js?org_id=usllpic0",
    places: [{ line: 3, column: 1_204, probeCount: 14 }],
    cnames: ["h-shop.online-metrix.net"],
    tenant: "h-shop",
    sha256: "ab".repeat(32),
    probeCount: 14,
  });
  expect(initiator?.vendor).toContain("ThreatMetrix");
  expect(initiator?.stack).toHaveLength(3);
});

test(
  "a report of 100,000 probes counts them exactly, lists a part, and stays small and quick",
  { timeout: 60_000 },
  async () => {
    const COUNT = 100_000;
    const listed = Array.from({ length: 2_000 }, (_, index) => hugeProbe(index));
    function* all() {
      for (let index = 0; index < COUNT; index += 1) yield hugeProbe(index);
    }
    const startMs = performance.now();
    const report = await buildReportFor(
      { probes: listed, totals: { probes: COUNT, ports: 65_535, hosts: 2 } },
      all(),
    );
    const sizeBytes = JSON.stringify(report).length;
    expect(sizeBytes).toBeLessThan(2_500_000);
    expect(report.totals).toEqual({ probes: COUNT, ports: 65_535, hosts: 2 });
    expect(report.omitted.probes).toBe(COUNT - report.probes.length);
    expect(report.omitted.ports + report.ports.length).toBe(65_535);
    expect(report.initiators.reduce((sum, { probeCount }) => sum + probeCount, 0)).toBe(COUNT);
    expect(report.findings.reduce((sum, { probeCount }) => sum + probeCount, 0)).toBeGreaterThanOrEqual(
      COUNT,
    );
    // Loose on purpose: it tells minutes from seconds on a busy machine, not fast from faster.
    expect(performance.now() - startMs).toBeLessThan(30_000);
  },
);

test("a report shortens what a page can make arbitrarily long", async () => {
  const long = `https://shop.example/${"x".repeat(1_000_000)}`;
  const probe = buildProbe({
    path: `/${"p".repeat(1_000_000)}`,
    initiator: { frameUrl: long, scriptUrl: long, line: 1, column: 1, stack: [] },
  });
  const report = await buildReportFor({ ...buildRecording(), finalUrl: long, title: long, probes: [probe] });
  expect(JSON.stringify(report).length).toBeLessThan(30_000);
  expect(report.title).toMatch(/… \(\d+ more characters\)$/);
});

const DEEP_STACK = Array.from({ length: 32 }, (_, depth) => ({
  functionName: `frame${depth}`,
  url: `https://shop.example/${"d".repeat(200)}`,
  line: depth,
  column: 1,
}));

function hugeProbe(index: number) {
  return buildProbe({
    id: `p${index + 1}`,
    atMs: index / 10,
    port: 1 + (index % 65_535),
    host: index % 2 === 0 ? "127.0.0.1" : "localhost",
    initiator: {
      frameUrl: "https://shop.example/",
      scriptUrl: "https://shop.example/scan.js",
      line: 1 + (index % 5_000),
      column: 1,
      stack: DEEP_STACK,
    },
  });
}
