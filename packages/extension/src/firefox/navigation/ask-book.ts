import * as z from "zod/mini";
import {
  askedNavigationSchema,
  youngestThatFit,
  type AskedNavigation,
} from "../../contract/asked-navigation.ts";

/** Navigations that wait for *Continue*, by tab, and those that it let through. */
export const askBookSchema = z.object({
  waiting: z.array(z.tuple([z.int(), askedNavigationSchema])),
  passes: z.array(z.tuple([z.int(), z.object({ url: z.string(), untilMs: z.number() })])),
});

/** How long a click on *Continue* waits for the navigation that it starts. */
const PASS_MS = 10_000;

/** Remembers what was asked, and lets each answer count once. */
export interface AskBook {
  readonly asked: (tab: number, navigation: AskedNavigation) => void;
  /** @returns What waits in a tab. */
  readonly of: (tab: number) => AskedNavigation | undefined;
  /** The user clicked *Continue* below a URL: @returns whether that is what waits in this tab, and may be opened now. */
  readonly pass: (tab: number, url: string, nowMs: number) => boolean;
  /** Tells whether a navigation was let through, and uses that up. */
  readonly usePass: (tab: number, url: string, nowMs: number) => boolean;
  /** The tab shows another page: nothing waits there any more. */
  readonly left: (tab: number) => void;
  readonly closed: (tab: number) => void;
  readonly dump: () => z.infer<typeof askBookSchema>;
  readonly restore: (dumped: unknown) => void;
}

/** Makes a book in which nobody was asked yet. */
export function createAskBook(): AskBook {
  const waiting = new Map<number, AskedNavigation>();
  const passes = new Map<number, { readonly url: string; readonly untilMs: number }>();
  return {
    asked: (tab, navigation) => {
      // Last in the order: the youngest is kept first.
      waiting.delete(tab);
      waiting.set(tab, navigation);
    },
    of: (tab) => waiting.get(tab),
    pass: (tab, url, nowMs) => {
      if (waiting.get(tab)?.url !== url) return false;
      waiting.delete(tab);
      passes.set(tab, { url, untilMs: nowMs + PASS_MS });
      return true;
    },
    usePass: (tab, url, nowMs) => {
      const pass = passes.get(tab);
      passes.delete(tab);
      return pass !== undefined && pass.url === url && nowMs < pass.untilMs;
    },
    left: (tab) => void waiting.delete(tab),
    closed: (tab) => {
      waiting.delete(tab);
      passes.delete(tab);
    },
    // What is left out is forgotten only when the background sleeps.
    dump: () => ({
      waiting: youngestThatFit([...waiting], ([, navigation]) => navigation),
      passes: youngestThatFit([...passes], ([, pass]) => pass),
    }),
    restore: (dumped) => {
      const parsed = askBookSchema.safeParse(dumped);
      if (!parsed.success) return;
      for (const [tab, navigation] of parsed.data.waiting)
        if (!waiting.has(tab)) waiting.set(tab, navigation);
      for (const [tab, pass] of parsed.data.passes) if (!passes.has(tab)) passes.set(tab, pass);
    },
  };
}
