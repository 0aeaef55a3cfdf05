import * as z from "zod/mini";

/** Shape of what an engine keeps of a navigation that waits. */
export const askedNavigationSchema = z.object({
  /** Exactly what *Continue* opens. */
  url: z.string(),
  /** Method that the page wanted; *Continue* sends no body again. */
  method: z.string(),
  /** Addresses that its host was resolved to, where the engine can tell. */
  addresses: z.array(z.string()),
  /** URL or origin of the page that wanted it; `null` where the browser does not say. */
  from: z.nullable(z.string()),
});

/** A navigation that waits for the user's click. */
export type AskedNavigation = Readonly<z.infer<typeof askedNavigationSchema>>;

/**
 * How much of what waits is kept for a session: far above what sign-ins carry in an address, and far below the 10 MB
 * that browsers lend an extension, beyond which nothing at all would be kept. An address can be 2 MB long.
 */
const MAX_KEPT_CHARS = 500_000;

/** What of a navigation can be long. */
type NavigationAddresses = Pick<AskedNavigation, "url"> & Partial<Pick<AskedNavigation, "from">>;

/**
 * Chooses what of all that waits is kept, which costs what its addresses are long.
 *
 * @param entries Oldest first.
 * @returns Oldest first too. In the tabs of the others the warning page says that nothing waits.
 */
export function youngestThatFit<Entry>(
  entries: readonly Entry[],
  navigationOf: (entry: Entry) => NavigationAddresses,
): Entry[] {
  const kept: Entry[] = [];
  let left = MAX_KEPT_CHARS;
  for (const entry of entries.toReversed()) {
    const { url, from } = navigationOf(entry);
    const length = url.length + (from?.length ?? 0);
    if (length > left) continue;
    left -= length;
    kept.push(entry);
  }
  return kept.toReversed();
}

/** A click that answers what is no longer asked: another navigation waits by now, or none. */
export class AnswerTooLateError extends Error {
  override readonly name = "AnswerTooLateError";
  readonly code = "ERR_GUARD_ANSWER_TOO_LATE";
  readonly url: string;

  constructor(url: string) {
    super(`Cannot continue to ${url}: it does not wait in this tab any more`);
    this.url = url;
  }
}
