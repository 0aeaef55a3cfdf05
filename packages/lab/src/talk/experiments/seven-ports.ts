import type { SessionOrder, Ticket } from "@hushport/channels";
import { OWN_SOCKET_DEADLINE_MS, OWN_SOCKETS } from "../../trial/own-sockets.ts";
import { canTell, compareTimes, formatArea } from "../compare-times.ts";
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

/** The state that a scanner tells the others from. */
const REFERENCE = "closed";

interface Arm {
  readonly name: string;
  readonly path?: string;
  readonly ownSockets: number;
  readonly deadlineMs: number;
  readonly pace: "serial" | "parallel";
}

const ARMS: readonly Arm[] = [
  { name: "before", ownSockets: OWN_SOCKETS, deadlineMs: DEADLINE_MS, pace: "serial" },
  { name: "before, throttled", ownSockets: 0, deadlineMs: DEADLINE_MS, pace: "serial" },
  {
    name: "with fixed latency",
    path: HUSHED_PAGE_PATH,
    ownSockets: 0,
    deadlineMs: HUSHED_DEADLINE_MS,
    // All ports of a round wait together: one after another, a round would take 42 seconds.
    pace: "parallel",
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
      for (let round = 1; round <= laboratory.rounds; round++) {
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
  if (arm.pace === "parallel") {
    const outcomes = await page.run(
      targets.map(({ ticket }) => orderOf(ticket, arm.deadlineMs)),
      "parallel",
    );
    return targets.map(({ kind }, index) =>
      toSample(outcomes[index], { arm: arm.name, target: kind, place: index + 1, round }),
    );
  }
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
    const counts = [REFERENCE, ...kinds].map((kind) => timesOf(kind).length);
    const isEnough = canTell(Math.min(...counts), kinds.length);
    const told = areas.filter(({ slower }) => slower !== undefined).length;
    const verdict = isEnough
      ? `${told === 0 ? "none" : told} of ${areas.length} ports ${told === 1 ? "is" : "are"} told from a closed one by time`
      : `too few probes to say how many of ${areas.length} ports are told from a closed one by time`;
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
