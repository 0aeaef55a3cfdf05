import type { TargetKind } from "@hushport/testbed";
import type { PermissionState } from "../../permission-state.ts";
import type { Experiment } from "../experiment.ts";
import { LabError } from "../../errors.ts";
import { median, shuffle } from "../numbers.ts";
import { openTargetSet } from "../target-set.ts";
import { toSample } from "../to-sample.ts";
import type { TalkSample } from "../talk-schema.ts";

const STATES: readonly PermissionState[] = ["prompt", "denied"];
const CHANNELS = ["fetch-no-cors", "websocket"] as const;
const KINDS: readonly TargetKind<"tcp">[] = ["http", "silent", "closed", "filtered"];

/** Above what any port needs that gives the page an answer. */
const DEADLINE_MS = 1_500;

/** What a page learns while the browser asks for permission, and after it was refused. */
export const permissionOracle: Experiment = {
  id: "permission-oracle",
  title: "Local Network Access as an oracle",
  run: async (laboratory) => {
    const { signal, network, random, leaveOut } = laboratory;
    const samples: TalkSample[] = [];
    const rounds = Math.ceil(laboratory.rounds / 2);
    for (const state of STATES) {
      try {
        await using browser = await laboratory.open(state);
        for (const channel of CHANNELS) {
          for (let round = 1; round <= rounds; round++) {
            signal.throwIfAborted();
            await using set = await openTargetSet(shuffle(KINDS, random), {
              office: browser.server.office,
              network,
              signal,
            });
            browser.server.handOver(set.targets.map(({ ticket }) => ticket));
            for (const [index, { kind, ticket }] of set.targets.entries()) {
              // A page of its own: a prompt that is pending keeps later requests of its page waiting.
              await using page = await browser.openPage();
              const order = {
                driver: channel,
                context: "document",
                token: ticket.token,
                deadlineMs: DEADLINE_MS,
              } as const;
              const [outcome] = await page.run([order], "serial");
              const arm = `${channel}, ${state}`;
              samples.push(toSample(outcome, { arm, target: kind, place: index + 1, round }));
            }
          }
        }
      } catch (error) {
        if (!(error instanceof LabError)) throw error;
        leaveOut(`permission ${state}`, error.message);
      }
    }
    if (samples.length === 0) return undefined;
    return {
      id: "permission-oracle",
      title: "Local Network Access as an oracle",
      claim: "A permission that is checked after the connection was made tells whether it could be made.",
      sentence: describeOracle(samples),
      kind: "timing",
      chart: "bars",
      deadlineMs: DEADLINE_MS,
      samples,
    };
  },
};

/** Says which ports answer at once and which keep the page waiting, in each arm. */
export function describeOracle(samples: readonly TalkSample[]): string {
  const arms = [...new Set(samples.map(({ arm }) => arm))];
  const sentences = arms.map((name) => {
    const told: string[] = [];
    const waiting: string[] = [];
    for (const kind of KINDS) {
      const own = samples.filter(({ arm, target }) => arm === name && target === kind);
      const share = median(own.map(({ isEnded }) => (isEnded ? 1 : 0)));
      if (share !== undefined) (share > 0.5 ? told : waiting).push(kind);
    }
    if (waiting.length === 0) return `${name}: every port is answered in time`;
    if (told.length === 0) return `${name}: no port is answered in time`;
    return `${name}: ${told.join(", ")} ${told.length === 1 ? "is" : "are"} answered and ${waiting.join(", ")} ${waiting.length === 1 ? "keeps" : "keep"} waiting, which tells them apart`;
  });
  return sentences.length === 0 ? "Nothing was measured." : `By ${sentences.join("; by ")}.`;
}
