import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askRobots } from "./ask-robots.ts";

const FILES: Readonly<Record<string, { readonly status: number; readonly text: string }>> = {
  "open.test": { status: 200, text: "User-agent: *\nDisallow: /private\n" },
  "closed.test": { status: 200, text: "User-agent: *\nDisallow: /\n" },
  "named.test": { status: 200, text: "User-agent: hushport\nDisallow: /\n\nUser-agent: *\nAllow: /\n" },
  "broken.test": { status: 503, text: "" },
  "long.test": { status: 200, text: `${"# padding\n".repeat(60_000)}User-agent: *\nDisallow: /\n` },
};
const server = createServer(({ headers: { host = "" } }, response) => {
  const { status, text } = FILES[host.replace(/:\d+$/, "")] ?? { status: 404, text: "" };
  response.writeHead(status).end(text);
});
let port = 0;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address !== null && typeof address === "object") ({ port } = address);
});
afterAll(() => server.close());

test.each([
  ["open.test", "/", undefined],
  ["open.test", "/private/page", "ERR_SURVEY_ROBOTS"],
  ["closed.test", "/", "ERR_SURVEY_ROBOTS"],
  ["named.test", "/", "ERR_SURVEY_ROBOTS"],
  ["broken.test", "/", "ERR_SURVEY_ROBOTS"],
  ["none.test", "/", undefined],
  // Beyond what a crawler has to read.
  ["long.test", "/", undefined],
])("askRobots() of %s%s objects with %s", async (host, path, code) => {
  const objection = await askRobots({ userAgent: "hushport" })(`http://${host}:${port}${path}`, [
    "127.0.0.1",
  ]);
  expect(objection?.code).toBe(code);
});

test("askRobots() leaves a site that does not answer to the visit", async () => {
  const ask = askRobots({ userAgent: "hushport", timeoutMs: 200 });
  expect(await ask("http://gone.test:1/", ["127.0.0.1"])).toBeUndefined();
  expect(await ask("http://gone.test/", [])).toBeUndefined();
});
