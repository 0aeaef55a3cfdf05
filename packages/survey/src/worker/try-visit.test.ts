import { expect, test } from "vitest";
import { cellsOf, planSchema } from "../plan/plan.ts";
import { parseSkipList } from "../sites/skip-list.ts";
import { plainReport } from "../fixtures/plain-report.ts";
import type { ClaimedVisit } from "./claim-visits.ts";
import { objectToSkipped } from "./objection.ts";
import { retryRuleOf } from "./retry-rules.ts";
import { tryVisit, type TryOptions } from "./try-visit.ts";

const [CELL] = cellsOf(planSchema.parse({}));

function claimed(host: string, addresses: readonly string[]): ClaimedVisit {
  const data = { siteId: 1, url: `https://${host}/`, domain: host, cell: 0, visit: 1, triesBefore: 0 };
  const job = {
    id: "1",
    name: "survey-1",
    data,
    retryCount: 0,
    retryLimit: 5,
    expireInSeconds: 60,
    heartbeatSeconds: null,
  };
  return { job: { ...job, signal: new AbortController().signal }, host, addresses, turns: [] };
}

async function attempt(visit: ClaimedVisit, others: Partial<TryOptions> = {}) {
  if (CELL === undefined) throw new TypeError("A plan has a cell");
  const visited: string[] = [];
  const { next, told } = await tryVisit(visit, CELL, {
    auditor: async (url) => {
      visited.push(url);
      return plainReport(url);
    },
    evidence: undefined,
    deadlineMs: 10_000,
    auditOptions: {},
    rules: retryRuleOf,
    surveyId: 1,
    worker: "here",
    ...others,
  });
  return { next, code: told.code, visited: visited.length };
}

test.each([
  ["a name that resolves to this machine", ["127.0.0.1"]],
  ["a name that resolves to a private network", ["192.168.1.1"]],
  ["a name with one private address among public ones", ["93.184.216.34", "10.0.0.1"]],
  ["a private address of IPv6", ["fd00::1"]],
  ["a private address in the clothes of IPv6", ["::ffff:192.168.1.1"]],
])("tryVisit() does not visit %s unless asked to", async (_name, addresses) => {
  const refused = await attempt(claimed("site.test", addresses));
  expect(refused).toMatchObject({ code: "ERR_SURVEY_PRIVATE_SITE", visited: 0, next: { kind: "store" } });
  expect(await attempt(claimed("site.test", addresses), { allowsPrivate: true })).toMatchObject({
    visited: 1,
  });
});

test("tryVisit() throws away what a browser saw that was given a private address when it asked again", async () => {
  const auditor: TryOptions["auditor"] = async (url) => ({
    ...plainReport(url),
    hosts: [{ host: "site.test", addresses: ["203.0.113.1", "192.168.1.1"], cnames: [] }],
  });
  const visit = claimed("site.test", ["203.0.113.1"]);
  const { code, next } = await attempt(visit, { auditor });
  expect(code).toBe("ERR_SURVEY_PRIVATE_SITE");
  expect(next).toMatchObject({ kind: "store", ended: { state: "dead", result: { kind: "error" } } });
  expect(await attempt(visit, { auditor, allowsPrivate: true })).toMatchObject({ code: null });
});

test("tryVisit() visits a name whose address was given", async () => {
  const resolutions = new Map([["site.test", "127.0.0.1"]]);
  expect(await attempt(claimed("site.test", ["127.0.0.1"]), { resolutions })).toMatchObject({
    visited: 1,
    code: null,
  });
});

test("tryVisit() does not visit a site whose owner has opted out since", async () => {
  const objections = [objectToSkipped(parseSkipList("site.test\n", "skip.txt"))];
  const refused = await attempt(claimed("www.site.test", ["203.0.113.1"]), { objections });
  expect(refused).toMatchObject({ code: "ERR_SURVEY_OPTED_OUT", visited: 0 });
});

test("tryVisit() ends the worker where there is no browser", async () => {
  const missing = Object.assign(new Error("Cannot find Chromium"), {
    code: "ERR_RECORDER_BROWSER_NOT_FOUND",
  });
  const auditor = () => Promise.reject(missing);
  await expect(attempt(claimed("site.test", ["203.0.113.1"]), { auditor })).rejects.toMatchObject({
    code: "ERR_SURVEY_NO_BROWSER",
  });
});

test("tryVisit() lets a page stay open for its dwell, however short the deadline", async () => {
  if (CELL === undefined) throw new TypeError("A plan has a cell");
  const { told } = await tryVisit(
    claimed("site.test", ["93.184.216.34"]),
    { ...CELL, dwellMs: 60_000 },
    {
      auditor: async (url, { signal }) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        signal?.throwIfAborted();
        return plainReport(url);
      },
      evidence: undefined,
      deadlineMs: 1,
      auditOptions: {},
      rules: retryRuleOf,
      surveyId: 1,
      worker: "here",
    },
  );
  expect(told.code).toBe(null);
});
