import * as z from "zod/mini";

/** Navigations that wait for *Continue*, by tab, and those that it let through. */
export const askBookSchema = z.object({
  waiting: z.array(z.tuple([z.int(), z.string()])),
  passes: z.array(z.tuple([z.int(), z.object({ url: z.string(), untilMs: z.number() })])),
});

/** How long a click on *Continue* waits for the navigation that it starts. */
const PASS_MS = 10_000;

/** Remembers what was asked, and lets each answer count once. */
export interface AskBook {
  readonly asked: (tab: number, url: string) => void;
  /** The user clicked *Continue*: @returns the URL to open, `undefined` when nothing waits in this tab. */
  readonly pass: (tab: number, nowMs: number) => string | undefined;
  /** Tells whether a navigation was let through, and uses that up. */
  readonly usePass: (tab: number, url: string, nowMs: number) => boolean;
  readonly closed: (tab: number) => void;
  readonly dump: () => z.infer<typeof askBookSchema>;
  readonly restore: (dumped: unknown) => void;
}

/** Makes a book in which nobody was asked yet. */
export function createAskBook(): AskBook {
  const waiting = new Map<number, string>();
  const passes = new Map<number, { readonly url: string; readonly untilMs: number }>();
  return {
    asked: (tab, url) => void waiting.set(tab, url),
    pass: (tab, nowMs) => {
      const url = waiting.get(tab);
      waiting.delete(tab);
      if (url !== undefined) passes.set(tab, { url, untilMs: nowMs + PASS_MS });
      return url;
    },
    usePass: (tab, url, nowMs) => {
      const pass = passes.get(tab);
      passes.delete(tab);
      return pass !== undefined && pass.url === url && nowMs < pass.untilMs;
    },
    closed: (tab) => {
      waiting.delete(tab);
      passes.delete(tab);
    },
    dump: () => ({ waiting: [...waiting], passes: [...passes] }),
    restore: (dumped) => {
      const parsed = askBookSchema.safeParse(dumped);
      if (!parsed.success) return;
      for (const [tab, url] of parsed.data.waiting) if (!waiting.has(tab)) waiting.set(tab, url);
      for (const [tab, pass] of parsed.data.passes) if (!passes.has(tab)) passes.set(tab, pass);
    },
  };
}
