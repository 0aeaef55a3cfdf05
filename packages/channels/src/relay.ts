import { serviceWorkerFetch } from "./drivers/service-worker-fetch.ts";
import { fetchHandover } from "./fetch-handover.ts";
import { createTicketBook, formatUrl } from "./ticket-book.ts";

/** The part of a service worker's `fetch` event that is needed; the DOM library has none. */
interface FetchEventLike extends Event {
  readonly request: Request;
  readonly respondWith: (response: Response | Promise<Response>) => void;
}

const RELAYED = /\/relayed\/([A-Za-z0-9]+)\/(frame\.html|endpoint)$/;

/**
 * Answers `relayed/TOKEN/endpoint` with what that ticket's endpoint gives and `relayed/TOKEN/frame.html` with an empty
 * page; leaves everything else to the network.
 */
export function answerRelayed(event: Event): void {
  if (!isFetchEvent(event)) return;
  const [, token, file] = RELAYED.exec(new URL(event.request.url).pathname) ?? [];
  if (token === undefined) return;
  if (file === "endpoint") event.respondWith(fetchEndpoint(new URL("../../", event.request.url).href, token));
  else event.respondWith(new Response("<!doctype html><body>", { headers: { "content-type": "text/html" } }));
}

async function fetchEndpoint(pagesUrl: string, token: string): Promise<Response> {
  const { tickets } = await fetchHandover(pagesUrl);
  return fetch(formatUrl(createTicketBook(tickets).redeem(token, serviceWorkerFetch)), { mode: "no-cors" });
}

function isFetchEvent(event: Event): event is FetchEventLike {
  return "request" in event && "respondWith" in event;
}
