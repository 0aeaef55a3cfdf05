import { expect, test } from "vitest";
import { buildProbe } from "../fixtures/build-probe.ts";
import { buildReportFor } from "../fixtures/build-report-for.ts";

test("the sentence of a clean visit says how long the page was watched", async () => {
  expect((await buildReportFor({ dwellMs: 1_000 })).sentence).toBe(
    "This page did not try to reach the visitor’s computer or network in the 1 second that it was watched.",
  );
});

test.each([
  [{ kind: "partial", code: "ERR_X", message: "" }, /but the visit was not complete\.$/],
  [{ kind: "failed", code: "ERR_X", message: "" }, /^This page could not be audited/],
] as const)(
  "the sentence of a visit that found nothing and ended as %o claims nothing",
  async (outcome, expected) => {
    expect((await buildReportFor({ outcome })).sentence).toMatch(expected);
  },
);

test("the sentence of a local access names the port and whose network it is", async () => {
  const probe = buildProbe({
    host: "192.168.1.1",
    address: "192.168.1.1",
    space: "local",
    port: 8_009,
    scheme: "http",
  });
  const { verdict, sentence } = await buildReportFor({ probes: [probe] });
  expect(verdict).toBe("local-access");
  expect(sentence).toMatch(
    /^This page contacted the visitor’s own network \(port 8009.*\), but did not scan it\.$/,
  );
});

test("the sentence of a sinkholed name does not accuse the page", async () => {
  const probe = buildProbe({
    host: "ads.vendor.example",
    spelling: "ads.vendor.example",
    address: "0.0.0.0",
    port: 443,
    scheme: "https",
    channel: "script",
  });
  const { findings, sentence } = await buildReportFor({ probes: [probe] });
  expect(findings.map(({ kind }) => kind)).toEqual(["sinkhole"]);
  expect(sentence).toMatch(/did not look for anything on the visitor’s computer/);
});
