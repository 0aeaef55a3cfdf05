import { randomInt } from "node:crypto";
import type { SessionOrder, Ticket } from "@hushport/channels";
import { PUBLIC_ADDRESS, type LanHost } from "@hushport/testbed";
import { openLabPlace } from "../../browser/lab-place.ts";
import type { Experiment, Laboratory } from "../experiment.ts";
import { median } from "../numbers.ts";
import type { TalkBrowser } from "../open-talk-browser.ts";
import { drawHomeNetwork, FIRST_HOST, LAST_HOST, LAYOUTS, type Layout } from "../scan/home-network.ts";
import { simulateSearch } from "../scan/simulate-search.ts";
import { atRandom, inOrder, nextToFinds, type Strategy } from "../scan/search-order.ts";
import type { ExpectedProbes, Search } from "../talk-schema.ts";

/** Above what a host takes to refuse on a busy machine; nobody answers for a dead one within it. */
const DEADLINE_MS = 400;

/** Homes that are searched by computation, besides those that a page searches. */
const SIMULATED_HOMES = 500;

/** Refused by every host, so that whoever is there says so at once. */
const PORTS = { first: 20_000, last: 32_000 } as const;

/** How many probes a page needs to find the devices of a home. */
export const clusteredAddresses: Experiment = {
  id: "clustered-addresses",
  title: "Clustered address allocation",
  run: async (laboratory) => {
    const searches: Search[] = [];
    const rounds = Math.ceil(laboratory.rounds / 2);
    for (let round = 1; round <= rounds; round++) {
      for (const layout of LAYOUTS) {
        const found = await searchNetwork(layout, round, laboratory);
        if (found === undefined) return undefined;
        searches.push(...found);
      }
    }
    const expected = simulateHomes(laboratory.random);
    return {
      id: "clustered-addresses",
      title: "Clustered address allocation",
      claim: "Addresses of a home network lie side by side, which saves a scanner probes.",
      sentence: describeSearches(searches, expected),
      kind: "discovery",
      addresses: LAST_HOST - FIRST_HOST + 1,
      deadlineMs: DEADLINE_MS,
      searches,
      expected: [...expected],
    };
  },
};

/** Makes a network of this layout and searches it in every way. @returns `undefined` where there can be none. */
async function searchNetwork(
  layout: Layout,
  round: number,
  laboratory: Laboratory,
): Promise<readonly Search[] | undefined> {
  const { leaveOut, random, signal } = laboratory;
  const there = drawHomeNetwork(layout, random);
  // The same home three times: what the system learned of an address in one search must not help the next.
  const ways = strategies(random).map((strategy, place) => ({ strategy, prefix: `192.168.${77 + place}` }));
  await using place = await openLabPlace("namespace", {
    signal,
    leaveOut: ({ reason }) => leaveOut("clustered address allocation", reason),
    hosts: [
      ...ways.flatMap(({ prefix }) =>
        there.map((host): LanHost => ({ address: `${prefix}.${host}`, state: "refusing" })),
      ),
      { address: PUBLIC_ADDRESS, state: "alive" },
    ],
  });
  if (place.inside === undefined) return undefined;
  await using browser = await laboratory.open("off", place);
  const searches: Search[] = [];
  for (const { strategy, prefix } of ways) {
    const found = await search(strategy, there, { browser, prefix, signal });
    searches.push({ layout, arm: strategy.name, round, ...found });
  }
  return searches;
}

function strategies(random: () => number): readonly Strategy[] {
  return [inOrder, atRandom(random), nextToFinds];
}

/** Searches until every host is found, or every address was tried. */
async function search(
  { rank, atOnce }: Strategy,
  there: readonly number[],
  {
    browser,
    prefix,
    signal,
  }: { readonly browser: TalkBrowser; readonly prefix: string; readonly signal: AbortSignal },
): Promise<Pick<Search, "hosts" | "foundAt" | "probes" | "mistaken">> {
  const tried = new Set<number>();
  const answered: number[] = [];
  const foundAt: number[] = [];
  const tickets = new Map(allHosts().map((host) => [host, ticketFor(`${prefix}.${host}`, browser)]));
  browser.server.handOver([...tickets.values()]);
  await using page = await browser.openPage();
  while (foundAt.length < there.length) {
    signal.throwIfAborted();
    const batch = rank({ tried, found: answered }).slice(0, atOnce);
    if (batch.length === 0) break;
    const orders = batch.flatMap((host): readonly SessionOrder[] => {
      const ticket = tickets.get(host);
      if (ticket === undefined) return [];
      return [{ driver: "fetch-https", context: "document", token: ticket.token, deadlineMs: DEADLINE_MS }];
    });
    const outcomes = await page.run(orders, "parallel");
    for (const [place, host] of batch.entries()) {
      tried.add(host);
      const kind = outcomes[place]?.kind;
      if (kind === undefined || kind === "timeout" || kind === "aborted") continue;
      answered.push(host);
      if (there.includes(host)) foundAt.push(tried.size);
    }
  }
  const mistaken = answered.filter((host) => !there.includes(host)).length;
  return { hosts: there.length, foundAt, probes: tried.size, mistaken };
}

function allHosts(): readonly number[] {
  return Array.from({ length: LAST_HOST - FIRST_HOST + 1 }, (_, place) => FIRST_HOST + place);
}

function ticketFor(host: string, { server }: TalkBrowser): Ticket {
  const port = randomInt(PORTS.first, PORTS.last);
  return server.office.issue({ transport: "tcp", host, port });
}

/** Says how many probes each way of searching took in each layout, and what it takes in many more homes. */
export function describeSearches(searches: readonly Search[], expected: readonly ExpectedProbes[]): string {
  const sentences = LAYOUTS.flatMap((layout) => {
    const own = searches.filter((search) => search.layout === layout);
    const arms = [...new Set(own.map(({ arm }) => arm))].flatMap((arm) => {
      const perHost = median(own.filter((search) => search.arm === arm).map(probesPerHost));
      return perHost === undefined ? [] : [`${perHost.toFixed(1)} when it searches ${arm}`];
    });
    if (arms.length === 0) return [];
    const computed = expected
      .filter((row) => row.layout === layout)
      .map(({ arm, probesPerHost: probes }) => `${probes.toFixed(1)} ${arm}`);
    const more =
      computed.length === 0 ? "" : ` (mean of ${SIMULATED_HOMES} computed homes: ${computed.join(", ")})`;
    return [
      `Where addresses are given ${layout}, a page needs these probes for each device: ${arms.join(", ")}${more}.`,
    ];
  });
  return sentences.length === 0 ? "Nothing was measured." : sentences.join(" ");
}

/** A search that found nobody cost all its probes. */
function probesPerHost({ probes, foundAt }: Pick<Search, "probes" | "foundAt">): number {
  return (foundAt.at(-1) ?? probes) / Math.max(1, foundAt.length);
}

/** Mean over homes as routers make them, without a browser: a few measured ones may be lucky. */
function simulateHomes(random: () => number): readonly ExpectedProbes[] {
  return LAYOUTS.flatMap((layout) => {
    const homes = Array.from({ length: SIMULATED_HOMES }, () => drawHomeNetwork(layout, random));
    return strategies(random).map((strategy) => {
      const costs = homes.map((hosts) =>
        probesPerHost({ foundAt: [...simulateSearch(strategy, hosts)], probes: 0 }),
      );
      return {
        layout,
        arm: strategy.name,
        probesPerHost: costs.reduce((sum, cost) => sum + cost, 0) / costs.length,
      };
    });
  });
}
