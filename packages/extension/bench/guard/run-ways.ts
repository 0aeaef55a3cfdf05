import type { Arm } from "../../src/fixtures/zero/arms.ts";
import type { CellResult } from "../../src/fixtures/zero/probe-cells.ts";
import { openStage } from "../../src/fixtures/zero/stage.ts";
import { tryWays } from "../../src/fixtures/zero/try-ways.ts";
import type { Way } from "../../src/fixtures/zero/ways.ts";
import { cellRowSchema, openResults } from "./result-store.ts";
import type { RunArmOptions } from "./run-arm.ts";

/** Tries all ways of an arm that were not tried yet. @returns What came of all. */
export async function runWays(
  arm: Arm,
  ways: readonly Way[],
  { start, onProgress }: RunArmOptions,
): Promise<readonly CellResult[]> {
  const store = await openResults(`${arm.id}.ways`, cellRowSchema, start);
  const known = new Set(store.rows().map(({ id }) => id));
  const missing = ways.filter(({ id }) => !known.has(id));
  if (missing.length > 0 && start !== "kept") {
    onProgress(`${arm.id}: ${missing.length} other ways`);
    await using stage = await openStage(arm);
    await store.add(await tryWays(stage, missing));
  }
  const wanted = new Set(ways.map(({ id }) => id));
  return store.rows().filter(({ id }) => wanted.has(id));
}
