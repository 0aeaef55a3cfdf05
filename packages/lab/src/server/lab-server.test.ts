import { request as httpRequest } from "node:http";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { createLabServer, type LabServer } from "./lab-server.ts";

const NAMES = { page: "localhost", other: "127.0.0.1" };

interface Asked {
  readonly status: number | undefined;
  readonly body: string;
}

function ask(server: LabServer, url: string, headers: Readonly<Record<string, string>> = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const { pathname } = new URL(url);
    httpRequest({ host: "127.0.0.1", port: server.port, path: pathname, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode, body }));
    })
      .on("error", reject)
      .end();
  });
}

function knock(url: string, origin: string, host: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url.replace("localhost", "127.0.0.1"), { origin, headers: { host } });
    socket.on("open", () => {
      socket.terminate();
      resolve("open");
    });
    socket.on("unexpected-response", (_request, response) => resolve(String(response.statusCode)));
    socket.on("error", () => undefined);
  });
}

test("createLabServer() serves the channels' pages to its own page, with what was handed over last", async () => {
  await using server = await createLabServer({ names: NAMES, scheme: "http" });
  const host = `localhost:${server.port}`;
  expect((await ask(server, server.url(), { host })).body).toContain("page.js");
  const ticket = server.office.issue({ transport: "tcp", host: "127.0.0.1", port: 4_711 });
  server.handOver([ticket]);
  const { body } = await ask(server, server.url("/channels/run.json"), { host, origin: server.origin });
  expect(JSON.parse(body)).toMatchObject({
    tickets: [ticket, server.ownSocket],
    crossOrigin: `http://127.0.0.1:${server.port}`,
  });
});

test("createLabServer() answers 403 to another site, to a rebound name and to who lacks the key", async () => {
  await using server = await createLabServer({ names: NAMES, scheme: "http" });
  const host = `localhost:${server.port}`;
  const run = server.url("/channels/run.json");
  expect((await ask(server, run, { host, origin: "https://evil.example" })).status).toBe(403);
  expect((await ask(server, run, { host: `rebound.example:${server.port}` })).status).toBe(403);
  expect((await ask(server, run.replace(/\/[0-9a-f]{32}/, ""), { host })).status).toBe(403);
  expect((await ask(server, run, { host })).status).toBe(200);
});

test("handOver() refuses a ticket of another run", async () => {
  await using server = await createLabServer({ names: NAMES, scheme: "http" });
  await using other = await createLabServer({ names: NAMES, scheme: "http" });
  const stranger = other.office.issue({ transport: "tcp", host: "127.0.0.1", port: 4_711 });
  expect(() => server.handOver([stranger])).toThrow(TypeError);
});

test("the own socket opens for pages of the run and their opaque frames only", async () => {
  await using server = await createLabServer({ names: NAMES, scheme: "http" });
  const { port, path } = server.ownSocket;
  const url = `ws://localhost:${port}${path}`;
  const host = `localhost:${port}`;
  expect(await knock(url, server.origin, host)).toBe("open");
  expect(await knock(url, "null", host)).toBe("open");
  expect(await knock(url, "https://evil.example", host)).toBe("403");
  expect(await knock(url, server.origin, `rebound.example:${port}`)).toBe("403");
  expect(await knock(url.replace("own-socket", "else"), server.origin, host)).toBe("403");
});
