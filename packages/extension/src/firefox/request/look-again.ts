import { CANCEL, PASS, type Verdict } from "./verdict.ts";

/** After each lookup, the chance of another: an attacker is found out twice for each time he guesses right. */
const LOOK_AGAIN_CHANCE = 2 / 3;
/** Whoever waits for the last of these guesses right once in ten thousand names. */
const MAX_LOOK_UPS = 24;
/** How long all lookups of one request may take. */
const LOOK_UPS_DEADLINE_MS = 15_000;

/** What {@link lookAgain} goes by. */
export interface LookAgainOptions {
  /** Lookups that are made whatever chance says. */
  readonly least: number;
  /** Between 0 and 1, unpredictable. */
  readonly random: () => number;
  readonly nowMs: () => number;
}

/**
 * Looks a name up a number of times that nobody can predict, until one of them forbids the request.
 *
 * The connection's question cannot be seen, only be hidden among ours: whoever answers it with a local address has to
 * guess which one it is, and a wrong guess in our favour makes all names of the site local. Where `least` is 1, the
 * connection's comes third at the earliest, since one was asked before.
 */
export async function lookAgain(
  lookUp: () => Promise<Verdict>,
  { least, random, nowMs }: LookAgainOptions,
): Promise<Verdict> {
  const endMs = nowMs() + LOOK_UPS_DEADLINE_MS;
  for (let lookUps = 0; lookUps < MAX_LOOK_UPS; lookUps++) {
    if (lookUps >= least && random() >= LOOK_AGAIN_CHANCE) break;
    // One after another on purpose, as the connection's own question comes.
    const verdict = await lookUp();
    if (verdict?.cancel === true) return verdict;
    if (nowMs() > endMs) return CANCEL;
  }
  return PASS;
}
