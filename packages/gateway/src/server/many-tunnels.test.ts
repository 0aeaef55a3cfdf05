import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { openTarget } from "@hushport/testbed";
import { expect, test } from "vitest";
import { makeGrant } from "../fixtures/make-grant.ts";
import { sayRaw } from "../fixtures/raw-client.ts";
import { startGateway } from "../index.ts";

const TUNNELS = 2_000;
const AT_ONCE = 50;

test(
  "startGateway() answers requests while 2,000 tunnels are open, and lets go of them all",
  { timeout: 120_000 },
  async () => {
    await using banner = await openTarget("banner");
    await using page = await openTarget("http");
    await using gateway = await startGateway({
      port: 0,
      latencyMs: 60_000,
      grants: [makeGrant(banner.port), makeGrant(page.port)],
    });
    const openTunnel = async (): Promise<Socket> => {
      const socket = connect(gateway.port, gateway.host);
      socket.write(`CONNECT ${banner.authority} HTTP/1.1\r\nHost: ${banner.authority}\r\n\r\n`);
      await once(socket, "data");
      // The banner: the target speaks first, so the tunnel is a joined one.
      await once(socket, "data");
      return socket;
    };
    const tunnels: Socket[] = [];
    while (tunnels.length < TUNNELS)
      tunnels.push(...(await Promise.all(Array.from({ length: AT_ONCE }, openTunnel))));
    expect(gateway.connections).toBe(TUNNELS);
    const { text } = await sayRaw(
      gateway,
      `GET http://${page.authority}/ HTTP/1.1\r\nHost: ${page.authority}\r\nConnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    for (const tunnel of tunnels) tunnel.destroy();
    await expect.poll(() => gateway.connections, { timeout: 30_000 }).toBe(0);
  },
);
