import { setTimeout as wait } from "node:timers/promises";
import type { SessionOrder, Ticket } from "@hushport/channels";
import { openTarget, type Target, type TargetKind } from "@hushport/testbed";
import type { LabPlace } from "../../src/browser/lab-place.ts";
import { shuffle } from "../../src/talk/numbers.ts";
import type { Pace, TalkBrowser, TalkPage } from "../../src/talk/open-talk-browser.ts";

/** Milliseconds until the page was told, by kind of port. */
export type Times = ReadonlyMap<string, number[]>;

/** What is sampled in one browser. */
export interface SampleOrder {
  readonly kinds: readonly TargetKind<"tcp">[];
  /** Addresses for each kind, one port each: Firefox connects to one port of an address at a time. */
  readonly hosts: readonly (readonly string[])[];
  /** Samples of each kind. */
  readonly count: number;
  /** Of them in one page. */
  readonly perPage: number;
  readonly pace: Pace;
  /** Pages at once. More than one where no timer of the page is measured: browsers slow those of hidden pages. */
  readonly lanes: number;
  readonly path?: string;
  readonly deadlineMs: number;
  readonly onStep: (done: number) => void;
  readonly signal: AbortSignal;
}

const OWN_SOCKETS = 1;
const OWN_DEADLINE_MS = 1_000;
const SLOW_ANSWER_MS = 100;
/** Between the first probes of two pages of one round: pages that start at once measure each other. */
const LANE_STAGGER_MS = 250;

/** Samples the kinds interleaved, in another order each round; says how many connections each kind saw as well. */
export async function sampleArm(
  browser: TalkBrowser,
  { network }: LabPlace,
  order: SampleOrder,
): Promise<{ readonly times: Times; readonly arrived: number }> {
  const { kinds, hosts, count, perPage, pace, lanes, path, deadlineMs, onStep, signal } = order;
  await using opening = new AsyncDisposableStack();
  const targets = new Map<string, Target[]>();
  for (const [index, kind] of kinds.entries()) {
    const own: Target[] = [];
    for (const host of hosts[index] ?? [])
      own.push(opening.use(await openTarget(kind, { network, host, delayMs: SLOW_ANSWER_MS, signal })));
    targets.set(kind, own);
  }
  const times = new Map(kinds.map((kind): [string, number[]] => [kind, []]));
  for (let done = 0; done < count; done += perPage) {
    signal.throwIfAborted();
    const planned = Array.from({ length: Math.min(perPage, count - done) }, (_, round) =>
      shuffle(kinds, Math.random).flatMap((kind) => {
        const own = targets.get(kind) ?? [];
        const target = own[round % own.length];
        // A ticket and with it a path of its own: Firefox makes an address wait that has failed at the same path.
        return target === undefined ? [] : [{ kind, round, ticket: ticketFor(browser, target) }];
      }),
    ).flat();
    browser.server.handOver(planned.map(({ ticket }) => ticket));
    const isOneRound = perPage === 1;
    await using pages = new AsyncDisposableStack();
    const opened: TalkPage[] = [];
    while (opened.length < lanes) opened.push(pages.use(await browser.openPage(path)));
    const work = opened.map(async (page, lane) => {
      // Those of one address in one lane; of a single round, each port in a lane of its own.
      const own = planned.filter(({ round }, index) => (isOneRound ? index : round) % lanes === lane);
      if (isOneRound) await wait(lane * LANE_STAGGER_MS, undefined, { signal });
      // Connections of its own before each: Chromium makes a process wait in which connections only fail.
      const orders = own.flatMap(({ ticket }) => [
        ...Array.from({ length: OWN_SOCKETS }, () => orderOf(browser.server.ownSocket, OWN_DEADLINE_MS)),
        orderOf(ticket, deadlineMs),
      ]);
      const outcomes = await page.run(orders, pace);
      for (const [index, { kind }] of own.entries()) {
        const outcome = outcomes[(OWN_SOCKETS + 1) * (index + 1) - 1];
        if (outcome !== undefined) times.get(kind)?.push(outcome.durationMs);
      }
    });
    await Promise.all(work);
    onStep(Math.min(count, done + perPage));
  }
  const first = targets.get(kinds[0] ?? "") ?? [];
  return { times, arrived: first.reduce((sum, target) => sum + target.contacts().connections, 0) / count };
}

function ticketFor({ server }: TalkBrowser, { host, port }: Target): Ticket {
  return server.office.issue({ transport: "tcp", host, port });
}

function orderOf({ token }: Ticket, deadlineMs: number): SessionOrder {
  return { driver: "websocket", context: "document", token, deadlineMs };
}
