import { groupCells, type PlannedLab } from "../plan/create-plan.ts";
import { PLAIN_SPELLING, REBOUND_NAME } from "../plan/lab-spellings.ts";
import { presetCells } from "../plan/presets.ts";
import type { PlannedCell } from "../plan/probe-plan.ts";
import { planBlocks } from "../plan/plan-blocks.ts";
import type { Standpoint, VisitFacts } from "./messages.ts";

/** Channels that a person understands, each of which shows the page something. */
const CHANNELS: ReadonlySet<string> = new Set([
  "event-source",
  "fetch-https",
  "fetch-no-cors",
  "iframe",
  "image",
  "script",
  "webrtc-turn-tcp",
  "websocket",
  "websocket-tls",
  "xhr",
]);

/** Frames and workers that leave nothing behind in the visitor's browser. */
const CONTEXTS: ReadonlySet<string> = new Set([
  "cross-origin-frame",
  "sandboxed-frame",
  "srcdoc-frame",
  "dedicated-worker",
  "blob-worker",
  "shared-worker",
]);

const SEED = 1;

const REASONS = {
  popup: "a person's own browser blocks windows that a page opens",
  "service-worker": "it would stay behind in the browser",
} as const;

/** What is measured in a person's own browser: the part of `quick` that needs no browser of the lab. */
export function createVisitPlan(standpoint: Standpoint): PlannedLab {
  const cells = presetCells("quick").filter((cell) => isForVisitors(cell, standpoint));
  const leftOut = [
    ...Object.entries(REASONS).map(([what, reason]) => ({ what: `context ${what}`, reason })),
    { what: `spelling ${REBOUND_NAME}`, reason: "a name that only the lab's own browsers resolve" },
  ];
  if (standpoint === "internet") {
    leftOut.push({
      what: "other contexts",
      reason: "only the document itself can count as one of the internet",
    });
  }
  return { plan: { preset: "visit", groups: groupCells(cells) }, leftOut };
}

/** The plan in the words that the page shows before it begins. */
export function describeVisit(standpoint: Standpoint): VisitFacts {
  const { plan } = createVisitPlan(standpoint);
  const cells = plan.groups.flat();
  return {
    channels: distinct(cells.filter(isMain).map(({ driver }) => driver.id)),
    contexts: distinct(cells.map(({ context }) => context)),
    spellings: distinct(cells.map(({ spelling }) => spelling.text)),
    kinds: distinct(cells.flatMap(({ kinds }) => kinds.map(({ kind }) => kind))),
    probes: planBlocks(plan, SEED).reduce((sum, { trials }) => sum + trials.length, 0),
  };
}

function isForVisitors(cell: PlannedCell, standpoint: Standpoint): boolean {
  if (isMain(cell)) return CHANNELS.has(cell.driver.id);
  if (cell.section === "contexts") return standpoint === "machine" && CONTEXTS.has(cell.context);
  return cell.spelling.text !== REBOUND_NAME;
}

function isMain({ section, spelling }: PlannedCell): boolean {
  return section === "channels" && spelling.text === PLAIN_SPELLING.text;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
