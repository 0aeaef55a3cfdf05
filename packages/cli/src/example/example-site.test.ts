import { readFileSync } from "node:fs";
import { request } from "node:https";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { EXAMPLE_PORTS, serveExample } from "./example-site.ts";

async function fetchText(
  port: number,
  host: string,
  path: string,
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  // The certificate is of this run and signed by nobody; its names are tested with it in testbed.
  request(
    { port, host: "127.0.0.1", path, servername: host, headers: { host }, rejectUnauthorized: false },
    (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    },
  )
    .on("error", reject)
    .end();
  return promise;
}

test("serveExample() serves a shop whose script comes from another name, both mapped to loopback", async () => {
  const end = new AbortController();
  onTestFinished(() => end.abort());
  const { url, resolutions } = await serveExample(end.signal);
  const { hostname, port } = new URL(url);
  expect(hostname).toBe("shop.example");
  expect(resolutions.map(({ host, address }) => [host, address])).toEqual([
    ["shop.example", "127.0.0.1"],
    ["tags.example", "127.0.0.1"],
  ]);
  const page = await fetchText(Number(port), "shop.example", "/");
  expect(page.text).toContain(`<script src="https://tags.example:${port}/check.js" async>`);
  expect((await fetchText(Number(port), "tags.example", "/check.js")).text).toContain("new WebSocket(");
  expect((await fetchText(Number(port), "shop.example", "/favicon.ico")).status).toBe(404);
});

test("EXAMPLE_PORTS are the ports of the example's script, in its order", () => {
  const script = readFileSync(new URL("../../../../examples/shop/check.js", import.meta.url), "utf8");
  const ports: unknown = JSON.parse(/const PORTS = (\[[\d, ]+\])/.exec(script)?.[1] ?? "null");
  expect(ports).toEqual(EXAMPLE_PORTS);
});

test("the example's script scans on the first visit only", async () => {
  const script = readFileSync(new URL("../../../../examples/shop/check.js", import.meta.url), "utf8");
  const tried: string[] = [];
  const kept = new Map<string, string>();
  const done = Promise.withResolvers<void>();
  // Fails at once, as a closed port does.
  class RefusedSocket extends EventTarget {
    constructor(url: string) {
      super();
      tried.push(url);
      setImmediate(() => this.dispatchEvent(new Event("error")));
    }
    close(): void {
      if (tried.length === EXAMPLE_PORTS.length) done.resolve();
    }
  }
  const page = {
    WebSocket: RefusedSocket,
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
    document: { documentElement: { dataset: {} } },
    performance,
    setTimeout,
    clearTimeout,
  };
  runInNewContext(script, page);
  await done.promise;
  expect(tried).toEqual(EXAMPLE_PORTS.map((port) => `wss://127.0.0.1:${port}/`));
  runInNewContext(script, page);
  await new Promise((resolve) => setImmediate(resolve));
  expect(tried).toHaveLength(EXAMPLE_PORTS.length);
});
