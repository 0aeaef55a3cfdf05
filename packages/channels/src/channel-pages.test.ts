import { validateHeaderValue } from "node:http";
import { expect, test } from "vitest";
import { CHANNEL_PAGES_PATH, channelPages } from "./channel-pages.ts";
import { HEADER_PAGES } from "./header-pages.ts";
import type { Ticket } from "./ticket.ts";

const BUNDLES = { page: "/* page */", runner: "/* runner */", serviceWorker: "/* service worker */" };
const TICKET: Ticket = { token: "abcd1234", transport: "tcp", host: "127.0.0.1", port: 5900, path: "/x" };

function pagesOf(...tickets: readonly Ticket[]): ReturnType<typeof channelPages> {
  return channelPages({ tickets, crossOrigin: "http://127.0.0.1:1" }, BUNDLES);
}

test("channelPages() serves the page that offers probes, and beside it everything that it loads", () => {
  const pages = pagesOf();
  const html = pages.get(CHANNEL_PAGES_PATH)?.body ?? "";
  expect(html).toContain(`<script src="page.js">`);
  for (const file of [
    "page.js",
    "runner.js",
    "service-worker.js",
    "nesting-worker.js",
    "frame.html",
    "blank.html",
  ]) {
    expect(pages.get(`/channels/${file}`), file).toMatchObject({ status: 200 });
  }
});

test("channelPages() hands over exactly the tickets that it was given", () => {
  expect(JSON.parse(pagesOf(TICKET).get("/channels/run.json")?.body ?? "")).toEqual({
    tickets: [TICKET],
    crossOrigin: "http://127.0.0.1:1",
  });
});

test.each(HEADER_PAGES.map(({ id }) => id))("channelPages() has %s for a TCP ticket only", (id) => {
  expect(pagesOf(TICKET).get(`/channels/${id}/abcd1234`)).toBeDefined();
  expect(pagesOf().get(`/channels/${id}/abcd1234`)).toBeUndefined();
  expect(pagesOf({ ...TICKET, transport: "udp" }).get(`/channels/${id}/abcd1234`)).toBeUndefined();
});

test.each(HEADER_PAGES.map(({ id }) => id))("%s names the endpoint in one header or its script", (id) => {
  const page = pagesOf(TICKET).get(`/channels/${id}/abcd1234`);
  expect(JSON.stringify({ ...page?.headers, body: page?.body })).toMatch(/https?:\/\/127\.0\.0\.1:5900\/x/);
});

test.each(["127。0。0。1", "[::1]", "%31%32%37.1", "ⓛocalhost"])("headers hold the host spelt %s", (host) => {
  for (const [path, { headers }] of pagesOf({ ...TICKET, host })) {
    for (const [name, value] of Object.entries(headers)) {
      expect(() => validateHeaderValue(name, value), `${path}: ${value}`).not.toThrow();
    }
  }
});

test("channelPages() refuses malformed tickets", () => {
  expect(() => pagesOf({ ...TICKET, path: '/">;rel=x' })).toThrow(TypeError);
});
