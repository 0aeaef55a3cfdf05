import { request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { buildReport } from "../fixtures/build-report.ts";
import { labMessageSchema, type LabMessage } from "./messages.ts";
import { serveLab, type LabSite } from "./serve-lab.ts";

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Of a stream, what came first. */
  readonly body: string;
}

interface Question {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks the site, by default as its own page would. */
function ask({ url, port }: LabSite, { path = "", headers = {}, body }: Question = {}): Promise<Answer> {
  const { pathname, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: "127.0.0.1",
        port,
        path: path.startsWith("/") ? path : `${pathname}${path}`,
        method: body === undefined ? "GET" : "POST",
        headers: { host, ...headers },
      },
      (response) => {
        let text = "";
        const done = () => resolve({ status: response.statusCode, headers: response.headers, body: text });
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
          if (response.headers["content-type"] !== "text/event-stream") return;
          if (text.includes("\n\n")) done();
        });
        response.on("end", done);
        response.on("error", () => undefined);
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

async function visit(site: LabSite): Promise<Extract<LabMessage, { kind: "welcome" }>> {
  const { body } = await ask(site, { path: "events" });
  const message = labMessageSchema.parse(JSON.parse(body.replace(/^data: /, "")));
  if (message.kind !== "welcome") throw new TypeError(`first came ${message.kind}`);
  return message;
}

test("serveLab() answers its own page, under a policy that lets in nothing from elsewhere and nothing inline", async () => {
  await using site = await serveLab();
  const { status, headers, body } = await ask(site);
  expect(status).toBe(200);
  expect(body).toContain("What can a page learn about your machine?");
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(headers["set-cookie"]).toBeUndefined();
});

test.each([
  ["a rebound name", { headers: { host: "rebound.example" } }],
  ["another site", { headers: { origin: "https://evil.example" } }],
  ["another port of this machine", { headers: { origin: "http://127.0.0.1:1" } }],
  ["who lacks the key", { path: "/" }],
  ["who guesses the key", { path: `/${"0".repeat(32)}/` }],
] as const)("serveLab() answers 403 to %s, for every path", async (_, question) => {
  await using site = await serveLab();
  expect((await ask(site, question)).status).toBe(403);
  if (!("path" in question)) {
    for (const path of ["events", "live.js", "channels/run.json", "probe/internet.html"])
      expect((await ask(site, { ...question, path })).status).toBe(403);
  }
});

test("serveLab() lets nobody but its own page speak, and refuses what nobody asked for", async () => {
  await using site = await serveLab();
  const { visit: id } = await visit(site);
  const origin = new URL(site.url).origin;
  const alive = JSON.stringify({ kind: "alive", isPaused: false });
  const say = async (body: string, headers: Readonly<Record<string, string>>, to = id) =>
    (await ask(site, { path: `visits/${to}`, headers, body })).status;
  expect(await say(alive, { origin: "null" })).toBe(403);
  expect(await say(alive, {})).toBe(403);
  expect(await say(alive, { origin: "https://evil.example" })).toBe(403);
  expect(await say("{", { origin })).toBe(400);
  expect(await say(JSON.stringify({ kind: "shutdown" }), { origin })).toBe(400);
  expect(await say("x".repeat(1_100_000), { origin })).toBe(400);
  expect(await say(alive, { origin }, "0".repeat(16))).toBe(409);
});

test("serveLab() hands a page no ticket before it measures, so that it has nothing to probe", async () => {
  await using site = await serveLab();
  const { body } = await ask(site, { path: "channels/run.json" });
  const own = await visit(site);
  expect(JSON.parse(body)).toMatchObject({ tickets: [{ token: own.ownSocket.token }] });
});

test("serveLab() keeps the results it is given for whoever opens the page", async () => {
  await using site = await serveLab({ results: [buildReport({ permission: "off" })] });
  const { results } = await visit(site);
  expect(results.map(({ label }) => label)).toEqual(["Chromium 156.0.8078.79, 2026-11-22 01:00 UTC"]);
});

test("serveLab() says why a port cannot be had", async () => {
  await using site = await serveLab();
  await expect(serveLab({ port: site.port })).rejects.toMatchObject({ code: "ERR_LAB_PORT" });
  await expect(serveLab({ port: 6_000 })).rejects.toThrow("browsers do not open it");
});
