import { parseHandover, type Handover } from "./ticket.ts";

/**
 * Asks the process that serves these pages what may be probed.
 *
 * @throws TypeError when the server gives no list of tickets.
 */
export async function fetchHandover(pagesUrl: string): Promise<Handover> {
  const response = await fetch(new URL("run.json", pagesUrl), { cache: "no-store" });
  const handover = parseHandover(await response.json());
  if (handover === undefined)
    throw new TypeError(`Cannot probe from ${pagesUrl}: run.json is no list of tickets`);
  return handover;
}
