import type { Scheme } from "@hushport/core";
import type { ChannelDriver } from "./driver.ts";
import { parseTicket, type Ticket } from "./ticket.ts";

/** Not exported: whoever holds an object with this key got it from a book. */
const REDEEMED = Symbol("redeemed");

/** An endpoint that may be probed. Only a {@link TicketBook} makes one, so holding it is the proof. */
export interface Target extends Ticket {
  readonly scheme: Scheme;
  readonly [REDEEMED]: true;
}

/** The endpoints of one run; there is no other way to a {@link Target}. */
export interface TicketBook {
  readonly tickets: readonly Ticket[];
  /**
   * @throws RangeError when no ticket has this token, or when it is for another transport or scheme than the driver's.
   */
  readonly redeem: (token: string, driver: ChannelDriver) => Target;
}

/**
 * Makes the list of endpoints that a run may touch, once, from what the process that opened them handed over.
 *
 * @throws TypeError when a ticket is malformed or two share a token.
 */
export function createTicketBook(tickets: readonly unknown[]): TicketBook {
  const byToken = new Map<string, Ticket>();
  for (const item of tickets) {
    const ticket = parseTicket(item);
    if (ticket === undefined) throw new TypeError(`Cannot accept ticket ${JSON.stringify(item)}: malformed`);
    if (byToken.has(ticket.token))
      throw new TypeError(`Cannot accept ticket ${ticket.token}: token used twice`);
    byToken.set(ticket.token, Object.freeze(ticket));
  }
  return {
    tickets: [...byToken.values()],
    redeem: (token, driver) => {
      const ticket = byToken.get(token);
      if (ticket === undefined)
        throw new RangeError(`Cannot probe by ticket ${token}: not in this run's list`);
      if (driver.transport !== "none" && driver.transport !== ticket.transport) {
        throw new RangeError(`Cannot probe by ${driver.id}: ticket ${token} is for ${ticket.transport}`);
      }
      const scheme = ticket.scheme ?? driver.schemes[0];
      if (!driver.schemes.includes(scheme)) {
        throw new RangeError(`Cannot probe by ${driver.id}: it does not speak ${scheme}`);
      }
      return { ...ticket, scheme, [REDEEMED]: true };
    },
  };
}

/** @returns The target as a page writes it: the host's spelling is kept. */
export function formatUrl(target: Target): string {
  return `${target.scheme}://${target.host}:${target.port}${target.path}`;
}
