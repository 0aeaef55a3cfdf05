import { HEADER_PAGES } from "./header-pages.ts";
import type { PageBundles } from "./page-bundles.ts";
import { createTicketBook } from "./ticket-book.ts";
import type { Handover } from "./ticket.ts";

/** One page or script to serve. */
export interface ChannelPage {
  readonly status: number;
  /** `content-type`. */
  readonly type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Path of the page that a browser opens to get `hushport.run()`; all others lie beside it. */
export const CHANNEL_PAGES_PATH = "/channels/document.html";

const BASE = "/channels/";
const HTML = "text/html; charset=utf-8";
const JAVASCRIPT = "text/javascript; charset=utf-8";

const NESTING_WORKER = `const inner = new Worker("runner.js");
addEventListener("message", ({ data, ports }) => inner.postMessage(data, ports));
`;

/**
 * Everything that the drivers and contexts of one run need from a server, by path. Serve it on any origin.
 *
 * Pages with a header that names an endpoint exist only for the endpoints of `handover`.
 *
 * @throws TypeError when a ticket is malformed.
 */
export function channelPages(handover: Handover, bundles: PageBundles): ReadonlyMap<string, ChannelPage> {
  const { tickets } = createTicketBook(handover.tickets);
  const pages = new Map<string, ChannelPage>();
  const add = (path: string, type: string, body: string) =>
    pages.set(`${BASE}${path}`, { status: 200, type, headers: { "cache-control": "no-store" }, body });
  add("document.html", HTML, htmlPage("Hushport channels", `<script src="page.js"></script>`));
  add("frame.html", HTML, htmlPage("Hushport frame", `<script src="runner.js"></script>`));
  add("blank.html", HTML, htmlPage("Hushport blank", ""));
  add("page.js", JAVASCRIPT, bundles.page);
  add("runner.js", JAVASCRIPT, bundles.runner);
  add("service-worker.js", JAVASCRIPT, bundles.serviceWorker);
  add("nesting-worker.js", JAVASCRIPT, NESTING_WORKER);
  add("run.json", "application/json", JSON.stringify({ ...handover, tickets }));
  for (const ticket of tickets.filter(({ transport }) => transport === "tcp")) {
    for (const { id, status, respond } of HEADER_PAGES) {
      const { headers, body } = respond(ticket);
      pages.set(`${BASE}${id}/${ticket.token}`, {
        status,
        type: HTML,
        headers: { "cache-control": "no-store", ...headers },
        body: htmlPage(`Hushport ${id}`, body),
      });
    }
  }
  return pages;
}

function htmlPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><body>${body}</body></html>`;
}
