import type { Ticket } from "./ticket.ts";

/** A page of ours whose response header or markup makes the browser turn to an endpoint. */
export interface HeaderPage {
  /** First part of its path; the ticket's token is the second. */
  readonly id: string;
  readonly status: number;
  readonly respond: (ticket: Ticket) => {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** An image that the policy of the page forbids: reporting that is the point. */
const VIOLATION = `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">`;

/** Every page of ours that names an endpoint in a header, in order of id. */
export const HEADER_PAGES = [
  {
    id: "csp-report",
    status: 200,
    respond: (ticket) => ({
      headers: { "content-security-policy": `img-src 'none'; report-uri ${formatTicketUrl(ticket)}` },
      body: VIOLATION,
    }),
  },
  {
    id: "link-header",
    status: 200,
    respond: (ticket) => ({
      headers: { link: `<${formatTicketUrl(ticket)}>; rel=preload; as=image` },
      body: "",
    }),
  },
  {
    id: "redirect",
    status: 302,
    respond: (ticket) => ({
      headers: { location: formatTicketUrl(ticket), "access-control-allow-origin": "*" },
      body: "",
    }),
  },
  {
    id: "refresh-header",
    status: 200,
    respond: (ticket) => ({ headers: { refresh: `0;url=${formatTicketUrl(ticket)}` }, body: "" }),
  },
  {
    id: "reporting-api",
    status: 200,
    respond: (ticket) => ({
      headers: {
        // Chromium and Firefox take https endpoints only.
        "reporting-endpoints": `hushport="${formatTicketUrl({ ...ticket, scheme: "https" })}"`,
        "content-security-policy": "img-src 'none'; report-to hushport",
      },
      body: VIOLATION,
    }),
  },
  {
    id: "speculation-rules-header",
    status: 200,
    respond: (ticket) => ({
      headers: { "speculation-rules": `"${formatTicketUrl(ticket)}"` },
      body: "",
    }),
  },
  {
    id: "top-level-redirect",
    status: 200,
    respond: (ticket) => ({
      headers: {},
      body: `<script>location.replace(${JSON.stringify(formatTicketUrl(ticket)).replaceAll("<", "\\u003c")})</script>`,
    }),
  },
] as const satisfies readonly HeaderPage[];

/** One of our pages that names an endpoint. */
export type HeaderPageId = (typeof HEADER_PAGES)[number]["id"];

function formatTicketUrl({ scheme = "http", host, port, path }: Ticket): string {
  const url = `${scheme === "https" ? "https" : "http"}://${host}:${port}${path}`;
  // Headers hold ASCII only, and these characters end an address there; a URL parser undoes it.
  return url.replaceAll(/[^!-~]+|[">;,\\]/g, encodeURIComponent);
}
