import { fetchHandover } from "./fetch-handover.ts";
import { createTicketBook, formatUrl } from "./ticket-book.ts";
import { serviceWorkerFetch } from "./drivers/service-worker-fetch.ts";

/** The part of a service worker's `fetch` event that is needed; the DOM library has none. */
interface FetchEventLike extends Event {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
}

const RELAYED = /\/relayed\/([A-Za-z0-9]+)$/;

/** Answers a request for `relayed/TOKEN` with what the ticket's endpoint gives; leaves all others to the network. */
export function fetchRelayed(event: Event): void {
  if (!isFetchEvent(event)) return;
  const match = RELAYED.exec(new URL(event.request.url).pathname);
  const token = match?.[1];
  if (match === null || token === undefined) return;
  const pagesUrl = new URL("../", event.request.url).href;
  event.respondWith(
    (async () => {
      const { tickets } = await fetchHandover(pagesUrl);
      return fetch(formatUrl(createTicketBook(tickets).redeem(token, serviceWorkerFetch)), {
        mode: "no-cors",
      });
    })(),
  );
}

function isFetchEvent(event: Event): event is FetchEventLike {
  return "request" in event && "respondWith" in event;
}
