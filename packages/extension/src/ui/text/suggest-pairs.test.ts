import { expect, test } from "vitest";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import { decided } from "../../guard/fixtures/decided.ts";
import { createMemoryArea } from "../../guard/fixtures/memory-area.ts";
import { createJournal } from "../../guard/journal/journal.ts";
import { summariseVisit } from "../../guard/journal/summarise-visit.ts";
import { freezeVisit } from "../../guard/journal/visit.ts";
import { makeGrant } from "../../guard/make-grant.ts";
import { suggestPairs } from "./suggest-pairs.ts";

function viewOf(site: string, url: string, changes: Partial<DecidedRequest> = {}) {
  const journal = createJournal({ local: createMemoryArea(), session: createMemoryArea() });
  const visit = freezeVisit(journal.record(decided({ url, topUrl: `https://${site}/`, ...changes })));
  return { site, page: { visit, summary: summariseVisit(visit) }, workers: null, grants: [] };
}

const RULES = { isByRules: true };
const DISCORD = "ws://127.0.0.1:6463/?v=1";

test("suggestPairs() offers Discord where Discord's own site tried its ports", () => {
  expect(suggestPairs(viewOf("discord.com", DISCORD), RULES).map(({ id }) => id)).toContain("discord");
});

test("suggestPairs() does not offer Discord to another site, or for another port", () => {
  expect(suggestPairs(viewOf("discord.com.evil.example", DISCORD), RULES).map(({ id }) => id)).not.toContain(
    "discord",
  );
  expect(suggestPairs(viewOf("discord.com", "ws://127.0.0.1:5900/"), RULES)).toEqual([]);
});

test("suggestPairs() does not offer what was allowed already, but for what was allowed just now", () => {
  const grant = makeGrant(
    {
      site: "discord.com",
      embedded: [],
      hosts: ["127.0.0.1"],
      ports: [{ from: 6_463, to: 6_472 }],
      term: "always",
      tab: null,
      readyMade: "discord",
    },
    { id: "1", nowMs: 0 },
  );
  const view = { ...viewOf("discord.com", DISCORD), grants: [grant] };
  expect(suggestPairs(view, RULES).map(({ id }) => id)).not.toContain("discord");
  const kept = suggestPairs(view, { ...RULES, kept: new Set(["discord"]) });
  expect(kept.map(({ id }) => id)).toContain("discord");
});

test("suggestPairs() does not offer to a frame without an address what no rule can let through", () => {
  const view = viewOf("discord.com", DISCORD, { context: "sandboxed-frame", documentUrl: null });
  expect(suggestPairs(view, RULES)).toEqual([]);
  expect(suggestPairs(view, { isByRules: false }).map(({ id }) => id)).toContain("discord");
});

test("suggestPairs() offers a pair for any site, but where rules cannot name the site alone", () => {
  const idsOn = (site: string, isByRules: boolean) =>
    suggestPairs(viewOf(site, "http://127.0.0.1:24727/eID-Client"), { isByRules }).map(({ id }) => id);
  expect(idsOn("shop.example", true)).toContain("ausweisapp");
  expect(idsOn("github.io", true)).toEqual([]);
  expect(idsOn("github.io", false)).toContain("ausweisapp");
});
