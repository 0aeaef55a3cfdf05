import { expect, test } from "vitest";
import { buildProbe } from "../fixtures/build-probe.ts";
import { buildReportFor } from "../fixtures/build-report-for.ts";

const OPEN = buildProbe({ port: 3_389, state: "open", reach: "tls" });

test("a report warns which programs of the auditor's own machine the page reached", async () => {
  const { warnings } = await buildReportFor({ probes: [OPEN, buildProbe()], warnings: ["Another."] });
  expect(warnings).toEqual([
    "During this visit the page reached programs that run on this computer or its network, at port 3389 (Remote Desktop Protocol (RDP)). --isolated keeps them out of its reach.",
    "Another.",
  ]);
});

test.each([
  ["nothing was there", { probes: [buildProbe()] }],
  ["the visit was isolated", { probes: [OPEN], isIsolated: true }],
])("a report does not warn of reached programs when %s", async (_why, changes) => {
  expect((await buildReportFor(changes)).warnings).toEqual([]);
});
