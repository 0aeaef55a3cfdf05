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
