import { canIsolate } from "@hushport/testbed";
import { describe, expect, test } from "vitest";
import { ARMS, GUARDED_ARMS, type Arm } from "./fixtures/zero/arms.ts";
import { channelCells, spellingCells, type Cell } from "./fixtures/zero/cells.ts";
import { isReached, probeCells, type CellResult } from "./fixtures/zero/probe-cells.ts";
import { openStage } from "./fixtures/zero/stage.ts";

const isolation = await canIsolate();

/** Above what a refusal takes on two busy cores; `npm run bench:guard` waits longer, for everything. */
const PROBING = { deadlineMs: 1_000, atOnce: 10 } as const;
/** One of each kind of rule and setting that closes a channel. */
const CHANNELS = new Set([
  "websocket",
  "fetch-no-cors",
  "image",
  "iframe",
  "link-preconnect",
  "webrtc-turn-tcp",
  "webrtc-stun",
]);
const CELLS: readonly Cell[] = [
  ...spellingCells(),
  ...channelCells().filter(({ driver, place }) => CHANNELS.has(driver.id) && place.text === "192.168.77.1"),
];
/** A part of them that is enough to show that the same pages reach their targets from a bare browser. */
const CONTROLS = CELLS.filter((_cell, index) => index % 12 === 0);

async function measure(arm: Arm, cells: readonly Cell[]): Promise<readonly CellResult[]> {
  await using stage = await openStage(arm);
  return await probeCells(stage, cells, PROBING);
}

describe.skipIf(isolation.kind !== "possible")("a public page", () => {
  test.each(GUARDED_ARMS.filter(({ id }) => id.endsWith("-sealed")).map((arm) => [arm.id, arm] as const))(
    "reaches no literal address and no reserved name with %s",
    async (_id, arm) => {
      const results = await measure(arm, CELLS);
      expect(results.filter(isReached)).toEqual([]);
      // A page that was held up would reach nothing either.
      expect(results.filter(({ ended }) => ended === "no answer")).toEqual([]);
    },
    120_000,
  );

  test.each(ARMS.filter(({ variant }) => variant === undefined).map((arm) => [arm.id, arm] as const))(
    "reaches most of them with %s",
    async (_id, arm) => {
      const results = await measure(arm, CONTROLS);
      expect(results.filter(isReached).length).toBeGreaterThan(0.7 * CONTROLS.length);
    },
    120_000,
  );
});
