import type { AskedNavigation } from "./asked-navigation.ts";
import type { DecidedRequest } from "./decided-request.ts";
import type { Gap } from "./gap.ts";
import type { SealedNotice } from "./sealed-notice.ts";
import type { SettingsInForce } from "./settings.ts";

/** What an engine tells the rest of the guard. */
export interface EngineEvents {
  /** A local network request was blocked, asked about or granted. Never called for `not-local`. */
  readonly onDecided: (request: DecidedRequest) => void;
  readonly onGaps: (gaps: readonly Gap[]) => void;
}

/**
 * What makes one browser obey the policy. Chromium's writes declarative rules, Firefox's answers a blocking listener;
 * everything else of the guard (settings, journal, badge, pages) knows only this interface.
 *
 * Listeners are registered synchronously in the factory, as event pages and service workers demand.
 */
export interface Engine {
  /**
   * Puts settings in force: rules, browser settings, session state. Calls queue; the last one wins. A failure leaves
   * the stricter of old and new in force and is told as a gap.
   */
  readonly apply: (settings: SettingsInForce) => Promise<void>;
  /** The navigation of a tab that waits for the user's click: what the warning page shows. */
  readonly askedNavigation: (tab: number) => Promise<AskedNavigation | undefined>;
  /**
   * Lets the asked navigation of a tab through, once: the user clicked *Continue* below `url`.
   *
   * @throws {AnswerTooLateError} If something else waits in the tab by now, or nothing.
   */
  readonly continueNavigation: (tab: number, url: string) => Promise<void>;
  /** Why sealed mode cannot be switched on here, as gaps; empty when it can. */
  readonly sealedObstacles: () => Promise<readonly Gap[]>;
  /** What the user should know of sealed mode here, whether it is on or not. */
  readonly sealedNotices: () => Promise<readonly SealedNotice[]>;
}

/** Starts an engine; one factory per browser. */
export type CreateEngine = (events: EngineEvents) => Engine;
