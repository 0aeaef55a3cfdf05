import * as z from "zod/mini";
import { keepInSession } from "../session-store.ts";

const waitingSchema = z.object({
  tab: z.int(),
  url: z.string(),
  method: z.string(),
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
  readonly remove: (tab: number) => void;
}

/** Above what anybody keeps open. */
const MAX_WAITING = 64;

/** Keeps them as long as the browser runs. */
export function createWaitingNavigations(): WaitingNavigations {
  const kept = keepInSession("waiting", z.array(waitingSchema), []);
  const others = (tab: number): WaitingNavigation[] => kept.get().filter((waiting) => waiting.tab !== tab);
  return {
    ready: kept.ready,
    put: (waiting) => kept.set([...others(waiting.tab), waiting].slice(-MAX_WAITING)),
    of: (tab) => kept.get().find((waiting) => waiting.tab === tab),
    remove: (tab) => {
      if (kept.get().some((waiting) => waiting.tab === tab)) kept.set(others(tab));
    },
  };
}
