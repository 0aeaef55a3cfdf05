import { once } from "node:events";
import { request, type OutgoingHttpHeaders } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { authoritiesOf } from "./admit.ts";
import { serveExplorer, type ExplorerServer } from "./serve-explorer.ts";

let server: ExplorerServer;
beforeAll(async () => {
  server = await serveExplorer({ fetch: () => new Response("a page") });
});
afterAll(() => server[Symbol.asyncDispose]());

async function statusOf(headers: OutgoingHttpHeaders, method = "GET"): Promise<number | undefined> {
  const asked = request({
    host: "127.0.0.1",
    port: server.port,
    method,
    headers: { connection: "close", ...headers },
  });
  asked.end();
  const [response] = await once(asked, "response");
  response.resume();
  return response.statusCode;
}

test("serveExplorer() answers to its own names", async () => {
  expect(await statusOf({ host: `127.0.0.1:${server.port}` })).toBe(200);
  expect(
    await statusOf({ host: `localhost:${server.port}`, origin: `http://localhost:${server.port}` }),
  ).toBe(200);
});

test.each([
  ["a name that was rebound to this machine", { host: "evil.example" }],
  ["another port's name", { host: "127.0.0.1:1" }],
  ["another site's script", { origin: "https://evil.example" }],
  ["a sandboxed frame", { origin: "null" }],
  ["another site's image", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
  ["another port's script", { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" }],
])("serveExplorer() refuses %s", async (_who, headers) => {
  expect(await statusOf({ host: `127.0.0.1:${server.port}`, ...headers })).toBe(403);
});

test("serveExplorer() lets another site lead people here, and nobody send anything", async () => {
  const host = `127.0.0.1:${server.port}`;
  expect(await statusOf({ host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toBe(200);
  expect(await statusOf({ host }, "POST")).toBe(403);
});

test("serveExplorer() tells in one line that a port is taken or blocked by browsers", async () => {
  await expect(serveExplorer({ fetch: () => new Response() }, { port: server.port })).rejects.toThrow(
    /^Cannot serve on/,
  );
  await expect(serveExplorer({ fetch: () => new Response() }, { port: 6000 })).rejects.toThrow(
    /browsers do not open/,
  );
});

test("authoritiesOf() knows a server that listens everywhere by its addresses, and by no other name", () => {
  const authorities = authoritiesOf("0.0.0.0", 8080);
  expect([...authorities]).toEqual(expect.arrayContaining(["127.0.0.1:8080", "localhost:8080"]));
  expect(authorities.has("rebound.example:8080")).toBe(false);
});
