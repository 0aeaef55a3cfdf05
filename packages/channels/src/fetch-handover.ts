import { parseHandover, type Handover } from "./ticket.ts";

/** Above what a server of this machine needs while it starts a browser. */
const FETCH_DEADLINE_MS = 10_000;

/** Fetches a file of our own server, by its name beside the pages. */
export function fetchOwn(pagesUrl: string, file: string): Promise<Response> {
  return fetch(new URL(file, pagesUrl), {
    cache: "no-store",
    signal: AbortSignal.timeout(FETCH_DEADLINE_MS),
  });
}

/**
 * Asks the process that serves these pages what may be probed.
 *
 * @throws TypeError when the server gives no list of tickets.
 */
export async function fetchHandover(pagesUrl: string): Promise<Handover> {
  const response = await fetchOwn(pagesUrl, "run.json");
  const handover = parseHandover(await response.json());
  if (handover === undefined)
    throw new TypeError(`Cannot probe from ${pagesUrl}: run.json is no list of tickets`);
  return handover;
}
