/**
 * How the guard in a page's own world and its partner in the extension's isolated world talk: through one detached
 * element that both know and the page never sees. Built-ins of the page's world can be replaced by the page; those of
 * the isolated world cannot, so everything that needs judgement is done there.
 *
 * The element goes over once, inside an event, before the first script of the document runs.
 */
export const LINK = {
  /** The element comes as `relatedTarget`. */
  pair: "hushport:pair",
  /** Text that is to be judged, and what came of it. */
  ask: "ask",
  answer: "answer",
  /** Of the one settled: its number, whether it may go, and for candidates of descriptions its text and section. */
  id: "id",
  isAllowed: "allowed",
  text: "text",
  section: "section",
  /** Event of the partner: something held is settled. */
  settled: "settled",
} as const;

/** What can be judged; each is the name of an event at the element. */
export type Question = "server" | "candidate" | "description" | "url";

/** Answer of `server` and `candidate`: goes, never goes, or is held under a number until it is settled. */
export const PASS = "pass";
/** See {@link PASS}. */
export const DROP = "drop";
