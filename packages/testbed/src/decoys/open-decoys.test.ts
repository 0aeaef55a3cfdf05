import { expect, test } from "vitest";
import { HOST_NETWORK } from "../network/host-network.ts";
import { listeningPort } from "../network/listening-port.ts";
import { knockTcp, SHORT_PATIENCE_MS } from "../targets/fixtures/knock.ts";
import { openTarget } from "../targets/open-target.ts";
import { openDecoys } from "./open-decoys.ts";

/** Numbers that were free a moment ago: decoys are asked for by number. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => HOST_NETWORK.listen("127.0.0.1", 0)));
  const ports = servers.map(listeningPort);
  for (const server of servers) server.close();
  return ports;
}

test("openDecoys() opens free ports, leaves those in use alone and says which", async () => {
  await using taken = await openTarget("http");
  const [free = 0] = await freePorts(1);
  await using decoys = await openDecoys([free, taken.port, free]);
  expect(decoys.open.map(({ host, port }) => [host, port])).toEqual([["127.0.0.1", free]]);
  expect(decoys.skipped).toEqual([{ host: "127.0.0.1", port: taken.port, reason: "EADDRINUSE" }]);
});

test("openDecoys() tells which decoy was contacted", async () => {
  const ports = await freePorts(2);
  await using decoys = await openDecoys(ports, { hosts: ["127.0.0.1", "::1"] });
  const seen: string[] = [];
  decoys.onContact(({ kind }, target) => seen.push(`${target.authority} ${kind}`));
  await knockTcp({ host: "::1", port: ports[1] ?? 0, send: "hi", patienceMs: SHORT_PATIENCE_MS });
  expect(seen).toEqual([`[::1]:${ports[1]} connection`, `[::1]:${ports[1]} first-bytes`]);
});

test("openDecoys() closes all when its signal aborts", async () => {
  const run = new AbortController();
  const [port = 0] = await freePorts(1);
  const decoys = await openDecoys([port], { signal: run.signal });
  run.abort();
  await decoys.close();
  (await HOST_NETWORK.listen("127.0.0.1", port)).close();
});

test.each([["0.0.0.0"], ["192.168.77.1"], ["localhost"], ["::"], ["127.evil.example"]])(
  "openDecoys() refuses to open on %s",
  async (host) => {
    await expect(openDecoys([40_000], { hosts: [host] })).rejects.toThrow(RangeError);
  },
);

test.each([[0], [65_536], [1.5], [-1]])("openDecoys() refuses port %d", async (port) => {
  await expect(openDecoys([port])).rejects.toThrow(RangeError);
});
