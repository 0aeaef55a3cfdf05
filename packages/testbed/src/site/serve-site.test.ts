import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { neverAnswer, neverEnd, redirectTo, resetConnection } from "./answer.ts";
import { REQUESTS_KEPT, serveSite, type Site } from "./serve-site.ts";

interface Got {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly location: string | undefined;
  readonly body: string;
}

async function open(site: Site, url: string): Promise<IncomingMessage> {
  const { hostname, host, pathname, search } = new URL(url);
  const make = site.certificate === undefined ? httpRequest : httpsRequest;
  const request = make({
    host: site.host,
    port: site.port,
    path: pathname + search,
    headers: { host },
    servername: hostname,
    ca: site.certificate?.certPem,
    agent: false,
  });
  const [response]: IncomingMessage[] = await once(request.end(), "response");
  if (response === undefined) throw new Error("no response");
  return response;
}

async function get(site: Site, url: string): Promise<Got> {
  const response = await open(site, url);
  const { "content-type": type, location } = response.headers;
  return { status: response.statusCode, type, location, body: await text(response) };
}

test("serveSite() answers by name and path before path alone, and 404 for the rest", async () => {
  await using site = await serveSite({
    routes: { "/": "<p>any", "shop.test/": "<p>shop", "/app.js": "let a;", "/gone": { status: 410 } },
  });
  expect(await get(site, site.url("shop.test", "/?q=1"))).toMatchObject({ status: 200, body: "<p>shop" });
  expect(await get(site, site.url("other.test"))).toMatchObject({
    body: "<p>any",
    type: "text/html; charset=utf-8",
  });
  expect(await get(site, site.url("a.test", "/app.js"))).toMatchObject({
    type: "text/javascript; charset=utf-8",
  });
  expect(await get(site, site.url("a.test", "/gone"))).toMatchObject({ status: 410 });
  for (const path of ["/nowhere", "/constructor", "/__proto__"]) {
    expect(await get(site, site.url("a.test", path))).toMatchObject({ status: 404 });
  }
});

test("serveSite() serves several names over TLS on one port", async () => {
  await using site = await serveSite({ tls: ["shop.test", "*.tracker.test"], routes: { "/": "<p>hi" } });
  for (const name of ["shop.test", "x.tracker.test"]) {
    expect(site.url(name)).toBe(`https://${name}:${site.port}/`);
    expect(await get(site, site.url(name))).toMatchObject({ status: 200, body: "<p>hi" });
  }
});

test("requests() tells name, path and headers of what came, in order", async () => {
  await using site = await serveSite();
  await get(site, site.url("Shop.Test", "/a?b=c"));
  await get(site, site.url("other.test", "/d"));
  expect(site.requests()).toMatchObject([
    { method: "GET", hostname: "shop.test", path: "/a?b=c" },
    { method: "GET", hostname: "other.test", path: "/d" },
  ]);
  expect(REQUESTS_KEPT).toBeGreaterThan(site.requests().length);
});

test("redirectTo() sends elsewhere", async () => {
  await using site = await serveSite({ routes: { "/": redirectTo("http://other.test/x", 307) } });
  expect(await get(site, site.url("a.test"))).toMatchObject({ status: 307, location: "http://other.test/x" });
});

test("neverAnswer holds the request and neverEnd the body, until the site closes", async () => {
  const site = await serveSite({ routes: { "/": neverAnswer, "/half": neverEnd("<p>half") } });
  const hanging = expect(open(site, site.url("a.test"))).rejects.toMatchObject({ code: "ECONNRESET" });
  const response = await open(site, site.url("a.test", "/half"));
  const [beginning]: Buffer[] = await once(response, "data");
  expect(String(beginning)).toBe("<p>half");
  const cut = expect(text(response)).rejects.toMatchObject({ code: "ECONNRESET" });
  await site.close();
  await Promise.all([hanging, cut]);
});

test("resetConnection resets in place of an answer", async () => {
  await using site = await serveSite({ routes: { "/": resetConnection } });
  await expect(open(site, site.url("a.test"))).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("serveSite() echoes WebSockets", async () => {
  await using site = await serveSite();
  const socket = new WebSocket(`ws://${site.host}:${site.port}/socket`);
  await once(socket, "open");
  socket.send("hello");
  const [data]: unknown[] = await once(socket, "message");
  expect(String(data)).toBe("hello");
  socket.terminate();
});
