import type { ProbeContext } from "@hushport/channels";
import type { TargetKind } from "@hushport/testbed";
import { compareTimes, formatArea } from "../compare-times.ts";
import type { Experiment } from "../experiment.ts";
import { formatMs, median } from "../numbers.ts";
import { openTargetSet } from "../target-set.ts";
import { toSample } from "../to-sample.ts";
import type { TalkSample } from "../talk-schema.ts";

/** Places that a page can go on from, each in a thread or a process of its own. */
const PLACES: readonly ProbeContext[] = [
  "document",
  "dedicated-worker",
  "shared-worker",
  "cross-origin-frame",
];

/** Failures after which Chromium makes a page wait for a second. */
const EXHAUSTING = 13;
/** As few as show, with three places, that one is not slower by chance. */
export const ATTEMPTS = 6;
const DEADLINE_MS = 8_000;
/** Times less than a page's own in that state are those of a place that does not wait. */
const FASTER_FACTOR = 5;
/** Below this nothing waits. */
const UNTHROTTLED_MS = 100;

const CLOSED: readonly TargetKind<"tcp">[] = Array.from({ length: EXHAUSTING + ATTEMPTS }, () => "closed");

/** Whether a worker or another site's frame goes on where the page has to wait. */
export const workers: Experiment = {
  id: "workers",
  title: "WebSocket × WebWorker",
  run: async ({ open, network, signal }) => {
    await using browser = await open("off");
    const samples: TalkSample[] = [];
    for (const context of PLACES) {
      signal.throwIfAborted();
      await using set = await openTargetSet(CLOSED, { office: browser.server.office, network, signal });
      browser.server.handOver(set.targets.map(({ ticket }) => ticket));
      await using page = await browser.openPage();
      const orders = set.targets.map(({ ticket: { token } }, index) => ({
        driver: "websocket",
        context: index < EXHAUSTING ? "document" : context,
        token,
        deadlineMs: DEADLINE_MS,
      }));
      const outcomes = await page.run(orders, "serial");
      outcomes.slice(EXHAUSTING).forEach((outcome, index) => {
        samples.push(toSample(outcome, { arm: context, target: "closed", place: index + 1, round: 1 }));
      });
    }
    return {
      id: "workers",
      title: "WebSocket × WebWorker",
      claim: "WebSockets in Web Workers get around the throttle.",
      sentence: describeWorkers(samples),
      kind: "timing",
      chart: "bars",
      deadlineMs: DEADLINE_MS,
      samples,
    };
  },
};

/** Says which places are faster than the page that has failed too often. */
export function describeWorkers(samples: readonly TalkSample[]): string {
  const timesOf = (place: string): readonly number[] =>
    samples.filter(({ arm }) => arm === place).map(({ ms }) => ms);
  const page = median(timesOf("document"));
  if (page === undefined) return "Nothing was measured.";
  const before = `After ${EXHAUSTING} failures a page is told of the next after ${formatMs(page)}`;
  if (page < UNTHROTTLED_MS) return `${before}: there is no throttle to get around.`;
  const others = PLACES.filter((place) => place !== "document").flatMap((place) => {
    const ms = median(timesOf(place));
    const area = compareTimes(timesOf(place), timesOf("document"), PLACES.length - 1);
    if (ms === undefined || area === undefined) return [];
    return [{ place, ms, area, isFaster: area.slower === "other" && ms * FASTER_FACTOR < page }];
  });
  const faster = others.filter(({ isFaster }) => isFaster);
  const told = others
    .map(({ place, ms, area }) => `${place} ${formatMs(ms)}, ${formatArea(area)}`)
    .join("; ");
  const verdict =
    faster.length === 0
      ? "no worker or frame is faster"
      : `${faster.map(({ place }) => place).join(" and ")} ${faster.length === 1 ? "gets" : "get"} around it`;
  return `${before}; ${verdict} (${told}).`;
}
