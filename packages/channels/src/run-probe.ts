import type { ChannelDriver, ProbeEnvironment } from "./driver.ts";
import type { Outcome } from "./outcome.ts";
import type { ProbeContext } from "./probe-context.ts";
import type { TicketBook } from "./ticket-book.ts";

/** One probe, named so that it can cross to any context. */
export interface ProbeOrder {
  readonly driver: ChannelDriver;
  readonly context: ProbeContext;
  /** Of a ticket in the run's book. */
  readonly token: string;
}

/**
 * Probes one endpoint of `book`: the only way to run a driver.
 *
 * @throws RangeError when the book has no such ticket, or when the driver cannot exist in that context.
 */
export async function runProbe(book: TicketBook, order: ProbeOrder, env: ProbeEnvironment): Promise<Outcome> {
  const { driver, context, token } = order;
  const reason = driver.unavailable[context];
  if (reason !== undefined) throw new RangeError(`Cannot run ${driver.id} in ${context}: ${reason}`);
  return driver.run(book.redeem(token, driver), env);
}
