import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Ticket } from "@hushport/channels";

/** What a ticket is issued for. */
export type TicketRequest = Omit<Ticket, "token" | "path"> & { readonly path?: string };

/** Issues the tickets of one run and knows them again; those of another run, or changed ones, it does not. */
export interface TicketOffice {
  readonly issue: (request: TicketRequest) => Ticket;
  readonly isOurs: (ticket: Ticket) => boolean;
}

const NONCE_BYTES = 8;
/** 160 bits: a token stays below the 64 characters that tickets may have. */
const SIGNATURE_BYTES = 20;
const KEY_BYTES = 32;

/** Makes the office of one run, with a key that leaves it never. */
export function createTicketOffice(key: Uint8Array = randomBytes(KEY_BYTES)): TicketOffice {
  const sign = (nonce: string, { transport, scheme, host, port }: TicketRequest): Buffer =>
    createHmac("sha256", key)
      .update(JSON.stringify([nonce, transport, scheme ?? null, host, port]))
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  return {
    issue: (request) => {
      const nonce = randomBytes(NONCE_BYTES).toString("hex");
      const token = nonce + sign(nonce, request).toString("hex");
      return { path: `/probe/${token}`, ...request, token };
    },
    isOurs: (ticket) => {
      const nonce = ticket.token.slice(0, 2 * NONCE_BYTES);
      const given = Buffer.from(ticket.token.slice(2 * NONCE_BYTES), "hex");
      const expected = sign(nonce, ticket);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
