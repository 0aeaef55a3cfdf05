import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { closestSpace } from "@hushport/core";
import { sql } from "kysely";
import type { Store } from "../store/store.ts";

/** How long a turn lasts when nobody gives it back: above the deadline of any visit. */
const TURN_SECONDS = 900;

/**
 * Takes the turn of an address: one visit at a time, on whatever machine.
 *
 * @returns `false` when another worker has it.
 */
export async function takeTurn({ db }: Store, address: string, worker: string): Promise<boolean> {
  const now = Date.now();
  const taken = await db
    .insertInto("busy")
    .values({ key: address, worker, until: new Date(now + TURN_SECONDS * 1000) })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet({ worker, until: new Date(now + TURN_SECONDS * 1000) })
        .where("busy.until", "<", new Date(now)),
    )
    .returning(sql<string>`key`.as("key"))
    .executeTakeFirst();
  return taken !== undefined;
}

/** Gives a turn back, `pauseMs` from now. */
export async function endTurn(
  { db }: Store,
  address: string,
  worker: string,
  pauseMs: number,
): Promise<void> {
  const held = db.updateTable("busy").where("key", "=", address).where("worker", "=", worker);
  if (pauseMs > 0) await held.set({ until: new Date(Date.now() + pauseMs) }).execute();
  else await db.deleteFrom("busy").where("key", "=", address).where("worker", "=", worker).execute();
}

/** Where a host is: its first address, or `undefined` when it has none. */
export async function addressOf(
  host: string,
  resolutions: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const given = resolutions.get(host);
  if (given !== undefined) return given;
  if (isIP(host) !== 0) return host;
  try {
    return (await lookup(host)).address;
  } catch {
    // Why is the browser's to say.
    return undefined;
  }
}

/** Tells whether an address is on this machine or its network. */
export function isPrivateAddress(address: string): boolean {
  return closestSpace(address) !== "public";
}
