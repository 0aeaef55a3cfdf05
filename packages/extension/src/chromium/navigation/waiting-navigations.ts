import * as z from "zod/mini";
import {
  askedNavigationSchema,
  youngestThatFit,
  type AskedNavigation,
} from "../../contract/asked-navigation.ts";
import type { SessionStore } from "../session-store.ts";

const waitingSchema = z.extend(askedNavigationSchema, {
  tab: z.int(),
  /** `asked`: the user has to click. `going`: it may go on, and the rule for it is in force or on its way. */
  state: z.enum(["asked", "going"]),
});

/** A navigation that was taken to the warning page. */
export type WaitingNavigation = Readonly<z.infer<typeof waitingSchema>>;

/** The last navigation that waits in each tab. */
export interface WaitingNavigations {
  readonly ready: Promise<void>;
  readonly put: (waiting: WaitingNavigation) => void;
  readonly of: (tab: number) => WaitingNavigation | undefined;
  /** @returns What waits for a click in a tab, and is not on its way. */
  readonly askedIn: (tab: number) => AskedNavigation | undefined;
  /** The tab shows another page: whatever waited for a click does not any more. */
  readonly leave: (tab: number) => void;
  readonly remove: (tab: number) => void;
}

/** Above what anybody keeps open. */
const MAX_WAITING = 64;

/** Keeps them as long as the browser runs. */
export function createWaitingNavigations(keep: SessionStore["keep"]): WaitingNavigations {
  const kept = keep("waiting", z.array(waitingSchema), []);
  const others = (tab: number): WaitingNavigation[] => kept.get().filter((waiting) => waiting.tab !== tab);
  const of = (tab: number): WaitingNavigation | undefined =>
    kept.get().find((waiting) => waiting.tab === tab);
  const isAsked = (tab: number): boolean => of(tab)?.state === "asked";
  return {
    ready: kept.ready,
    put: (waiting) =>
      kept.set(youngestThatFit([...others(waiting.tab), waiting].slice(-MAX_WAITING), (entry) => entry)),
    of,
    askedIn: (tab) => (isAsked(tab) ? of(tab) : undefined),
    leave: (tab) => {
      if (isAsked(tab)) kept.set(others(tab));
    },
    remove: (tab) => {
      if (of(tab) !== undefined) kept.set(others(tab));
    },
  };
}
