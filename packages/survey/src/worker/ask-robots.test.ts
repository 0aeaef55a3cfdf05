import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askRobots } from "./ask-robots.ts";

interface File {
  readonly status: number;
  readonly text: string;
  readonly location?: string;
}

const FILES: Readonly<Record<string, File>> = {
  "open.test": { status: 200, text: "User-agent: *\nDisallow: /private\n" },
  "closed.test": { status: 200, text: "User-agent: *\nDisallow: /\n" },
  "named.test": { status: 200, text: "User-agent: hushport\nDisallow: /\n\nUser-agent: *\nAllow: /\n" },
  "apex.test": { status: 301, text: "", location: "http://www.apex.test:PORT/robots.txt" },
  "www.apex.test": { status: 200, text: "User-agent: *\nDisallow: /\n" },
  "moved.test/robots.txt": { status: 308, text: "", location: "/rules.txt" },
  "moved.test/rules.txt": { status: 200, text: "User-agent: *\nDisallow: /\n" },
  "circle.test": { status: 302, text: "", location: "/robots.txt" },
  "nonsense.test": { status: 302, text: "", location: "mailto:a@b.test" },
  "broken.test": { status: 503, text: "" },
  "long.test": { status: 200, text: `${"# padding\n".repeat(60_000)}User-agent: *\nDisallow: /\n` },
};
const server = createServer(({ headers: { host = "" }, url }, response) => {
  const name = host.replace(/:\d+$/, "");
  const file = FILES[`${name}${url}`] ?? FILES[name] ?? { status: 404, text: "" };
  const location = file.location?.replace("PORT", String(port));
  response.writeHead(file.status, location === undefined ? {} : { location }).end(file.text);
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
  ["apex.test", "/", "ERR_SURVEY_ROBOTS"],
  ["moved.test", "/", "ERR_SURVEY_ROBOTS"],
  ["circle.test", "/", undefined],
  ["nonsense.test", "/", undefined],
  // Beyond what a crawler has to read.
  ["long.test", "/", undefined],
])("askRobots() of %s%s objects with %s", async (host, path, code) => {
  const resolutions = new Map([["www.apex.test", "127.0.0.1"]]);
  const objection = await askRobots({ userAgent: "hushport", resolutions })(`http://${host}:${port}${path}`, [
    "127.0.0.1",
  ]);
  expect(objection?.code).toBe(code);
});

test("askRobots() follows no redirect to this machine or its network unless asked to", async () => {
  const to = `http://127.0.0.1:${port}/robots.txt`;
  const outward = createServer((_request, response) => response.writeHead(302, { location: to }).end());
  outward.listen(0, "127.0.0.2");
  await once(outward, "listening");
  const address = outward.address();
  const from = address !== null && typeof address === "object" ? address.port : 0;
  const asked = once(server, "request").then(() => "asked");
  const ask = (allowsPrivate: boolean) =>
    askRobots({ userAgent: "hushport", allowsPrivate })(`http://outward.test:${from}/`, ["127.0.0.2"]);
  expect(await ask(false)).toBeUndefined();
  expect(await Promise.race([asked, Promise.resolve("not asked")])).toBe("not asked");
  await ask(true);
  expect(await asked).toBe("asked");
  outward.close();
});

test("askRobots() leaves a site that does not answer to the visit", async () => {
  const ask = askRobots({ userAgent: "hushport", timeoutMs: 200 });
  expect(await ask("http://gone.test:1/", ["127.0.0.1"])).toBeUndefined();
  expect(await ask("http://gone.test/", [])).toBeUndefined();
});
