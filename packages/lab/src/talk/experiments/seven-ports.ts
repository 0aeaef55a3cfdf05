import type { SessionOrder, Ticket } from "@hushport/channels";
import { compareTimes, formatArea } from "../compare-times.ts";
import type { Experiment, Laboratory } from "../experiment.ts";
import { formatMs, median, shuffle } from "../numbers.ts";
import type { TalkBrowser } from "../open-talk-browser.ts";
import { HUSHED_PAGE_PATH } from "../talk-pages.ts";
import { SEVEN_KINDS } from "../seven-kinds.ts";
import { openTargetSet } from "../target-set.ts";
import { toSample } from "../to-sample.ts";
import type { TalkSample } from "../talk-schema.ts";

/** Below a browser's own patience, above what every port needs that answers at all. */
const DEADLINE_MS = 3_000;

/** Above the fixed latency (6000 ms) by more than a busy machine is late. */
const HUSHED_DEADLINE_MS = 7_500;

/**
 * Successful sockets of our own before each probe: they take back what failed ones did to the browser.
 *
 * Source: measured in November 2026; three keep 60 failing probes at 2 to 9 ms in Chromium 156.
 */
const OWN_SOCKETS = 3;
const OWN_SOCKET_DEADLINE_MS = 1_000;

/** The state that a scanner tells the others from. */
const REFERENCE = "closed";

interface Arm {
  readonly name: string;
  readonly path?: string;
  readonly ownSockets: number;
  readonly deadlineMs: number;
  readonly rounds: (all: number) => number;
}

const ARMS: readonly Arm[] = [
  { name: "before", ownSockets: OWN_SOCKETS, deadlineMs: DEADLINE_MS, rounds: (all) => all },
  { name: "before, throttled", ownSockets: 0, deadlineMs: DEADLINE_MS, rounds: (all) => Math.ceil(all / 2) },
  {
    name: "with fixed latency",
    path: HUSHED_PAGE_PATH,
    ownSockets: OWN_SOCKETS,
    deadlineMs: HUSHED_DEADLINE_MS,
    rounds: (all) => Math.ceil(all / 3),
  },
];

/** The talk's own experiment. */
export const sevenPorts: Experiment = {
  id: "seven-ports",
  title: "Seven ports by WebSocket",
  run: async (laboratory) => {
    await using browser = await laboratory.open("off");
    const samples: TalkSample[] = [];
    for (const arm of ARMS) {
      for (let round = 1; round <= arm.rounds(laboratory.rounds); round++) {
        samples.push(...(await runRound(arm, round, { browser, laboratory })));
      }
    }
    return {
      id: "seven-ports",
      title: "Seven ports by WebSocket",
      claim: "The time of the error tells which ports are open; reported at one latency, it tells nothing.",
      sentence: describeSevenPorts(samples),
      kind: "timing",
      chart: "bars",
      deadlineMs: DEADLINE_MS,
      samples,
    };
  },
};

async function runRound(
  arm: Arm,
  round: number,
  { browser, laboratory }: { readonly browser: TalkBrowser; readonly laboratory: Laboratory },
): Promise<readonly TalkSample[]> {
  const { network, signal, random } = laboratory;
  signal.throwIfAborted();
  const { server } = browser;
  await using set = await openTargetSet(SEVEN_KINDS, { office: server.office, network, signal });
  const targets = shuffle(set.targets, random);
  server.handOver(targets.map(({ ticket }) => ticket));
  await using page = await browser.openPage(arm.path);
  const samples: TalkSample[] = [];
  for (const [index, { kind, ticket }] of targets.entries()) {
    const own = Array.from({ length: arm.ownSockets }, () =>
      orderOf(server.ownSocket, OWN_SOCKET_DEADLINE_MS),
    );
    const outcomes = await page.run([...own, orderOf(ticket, arm.deadlineMs)], "serial");
    samples.push(toSample(outcomes.at(-1), { arm: arm.name, target: kind, place: index + 1, round }));
  }
  return samples;
}

function orderOf({ token }: Ticket, deadlineMs: number): SessionOrder {
  return { driver: "websocket", context: "document", token, deadlineMs };
}

/** Says how many ports a page tells from a closed one by time alone, in each arm. */
export function describeSevenPorts(samples: readonly TalkSample[]): string {
  const sentences = ARMS.flatMap(({ name }) => {
    const own = samples.filter(({ arm }) => arm === name);
    const timesOf = (kind: string) => own.filter(({ target }) => target === kind).map(({ ms }) => ms);
    const kinds = SEVEN_KINDS.filter((kind) => kind !== REFERENCE && timesOf(kind).length > 0);
    const areas = kinds.flatMap(
      (kind) => compareTimes(timesOf(REFERENCE), timesOf(kind), kinds.length) ?? [],
    );
    const [clearest] = areas.toSorted((a, b) => Math.abs(b.value - 0.5) - Math.abs(a.value - 0.5));
    if (clearest === undefined) return [];
    const told = areas.filter(({ slower }) => slower !== undefined).length;
    const verdict = `${told === 0 ? "none" : told} of ${areas.length} ports ${told === 1 ? "is" : "are"} told from a closed one by time`;
    const medians = [REFERENCE, ...kinds].flatMap((kind) => median(timesOf(kind)) ?? []);
    const waiting = own.some(({ isEnded }) => !isEnded) ? " or later" : "";
    const range = `${formatMs(Math.min(...medians))} to ${formatMs(Math.max(...medians))}${waiting}`;
    return [`${name}, ${verdict} (the clearest: ${formatArea(clearest)}); the page was told after ${range}`];
  });
  return sentences.length === 0 ? "Nothing was measured." : `${sentences.map(capitalise).join(". ")}.`;
}

function capitalise(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
