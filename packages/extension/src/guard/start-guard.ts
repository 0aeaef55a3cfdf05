import type { CreateEngine } from "../contract/engine.ts";
import type { Gap } from "../contract/gap.ts";
import { DEFAULT_SETTINGS, type Settings } from "../contract/settings.ts";
import { createSettingsKeeper } from "./settings/settings-keeper.ts";

/** How a build starts the guard. */
export interface GuardOptions {
  /** What is in force before the user decided anything; builds differ in the mode. */
  readonly defaults?: Settings;
}

/**
 * The composition root of the background: everything that is the same in both browsers, around one engine.
 *
 * Call it synchronously at the top level of the background script: it registers all listeners before it returns, as
 * event pages and service workers demand.
 */
export function startGuard(
  createEngine: CreateEngine,
  { defaults = DEFAULT_SETTINGS }: GuardOptions = {},
): void {
  const keeper = createSettingsKeeper(chrome.storage, defaults);
  let engineGaps: readonly Gap[] = [];

  const engine = createEngine({
    onDecided: () => undefined,
    onGaps: (gaps) => {
      engineGaps = gaps;
    },
  });

  const ready = keeper.load().then(() => engine.apply(keeper.inForce(Date.now())));
  void ready.then(() => engineGaps);
}
