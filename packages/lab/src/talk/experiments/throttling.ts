import type { TargetKind } from "@hushport/testbed";
import { compareTimes, formatArea } from "../compare-times.ts";
import type { Experiment } from "../experiment.ts";
import { formatMs, median } from "../numbers.ts";
import type { Pace } from "../open-talk-browser.ts";
import { openTargetSet } from "../target-set.ts";
import { toSample } from "../to-sample.ts";
import type { TalkSample } from "../talk-schema.ts";

/** Beyond the tenth, from where Chromium's wait is to be seen. */
const ATTEMPTS = 18;
/** Above the longest wait that was seen (4.5 s) on a machine that is busy. */
const DEADLINE_MS = 12_000;
/** The first and the last attempts that are compared. */
const COMPARED = 5;
/** Slower by this factor is a throttle: jitter of a few milliseconds stays below. */
const THROTTLED_FACTOR = 10;

const PACES: readonly Pace[] = ["serial", "parallel"];
const CLOSED: readonly TargetKind<"tcp">[] = Array.from({ length: ATTEMPTS }, () => "closed");

/** Time of the n-th WebSocket that fails. */
export const throttling: Experiment = {
  id: "throttling",
  title: "Throttling",
  run: async ({ open, rounds: all, network, signal }) => {
    await using browser = await open("off");
    const samples: TalkSample[] = [];
    const rounds = Math.ceil(all / 4);
    for (const pace of PACES) {
      for (let round = 1; round <= rounds; round++) {
        signal.throwIfAborted();
        await using set = await openTargetSet(CLOSED, { office: browser.server.office, network, signal });
        browser.server.handOver(set.targets.map(({ ticket }) => ticket));
        await using page = await browser.openPage();
        const outcomes = await page.run(
          set.targets.map(({ ticket: { token } }) => ({
            driver: "websocket",
            context: "document",
            token,
            deadlineMs: DEADLINE_MS,
          })),
          pace,
        );
        outcomes.forEach((outcome, index) => {
          samples.push(toSample(outcome, { arm: pace, target: "closed", place: index + 1, round }));
        });
      }
    }
    return {
      id: "throttling",
      title: "Throttling",
      claim: "Browsers slow down WebSockets that fail again and again.",
      sentence: describeThrottling(samples),
      kind: "timing",
      chart: "curve",
      deadlineMs: DEADLINE_MS,
      samples,
    };
  },
};

/** Compares the first failures with the last. */
export function describeThrottling(samples: readonly TalkSample[]): string {
  const sentences = PACES.flatMap((pace) => {
    const own = samples.filter(({ arm }) => arm === pace);
    const last = Math.max(...own.map(({ place }) => place));
    const early = own.filter(({ place }) => place <= COMPARED).map(({ ms }) => ms);
    const late = own.filter(({ place }) => place > last - COMPARED).map(({ ms }) => ms);
    const area = compareTimes(early, late, PACES.length);
    const [before, after] = [median(early), median(late)];
    if (area === undefined || before === undefined || after === undefined) return [];
    const isSlowed = area.slower === "other" && after > THROTTLED_FACTOR * before;
    const order = pace === "serial" ? "one after another" : "all at once";
    return [
      `a page that lets ${last} WebSockets fail ${order} ${isSlowed ? "is" : "is not"} slowed down (${formatMs(before)} for the first ${COMPARED}, ${formatMs(after)} for the last ${COMPARED}; ${formatArea(area)})`,
    ];
  });
  return sentences.length === 0 ? "Nothing was measured." : `Today ${sentences.join("; ")}.`;
}
