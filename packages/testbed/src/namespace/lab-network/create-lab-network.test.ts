import { expect, test } from "vitest";
import { serveSite } from "../../site/serve-site.ts";
import { openTarget } from "../../targets/open-target.ts";
import { canIsolate } from "../can-isolate.ts";
import { evaluateInside } from "../fixtures/namespace-test.ts";
import { forwardOut } from "../forward-out.ts";
import { createLabNetwork, type LabNetwork } from "./create-lab-network.ts";
import { LAB_NETWORK_NAMES } from "./lab-names.ts";

const isolation = await canIsolate();

/** Above the three seconds after which the kernel gives up asking for an address that nobody has. */
const TIMEOUT_MS = 20_000;

function testInLabNetwork(name: string, body: (lab: LabNetwork) => Promise<void>): void {
  test(name, { timeout: TIMEOUT_MS }, async () => {
    if (isolation.kind === "impossible") {
      await expect(createLabNetwork()).rejects.toMatchObject({ code: "ERR_TESTBED_ISOLATION" });
      return;
    }
    await using lab = await createLabNetwork();
    await body(lab);
  });
}

/** Sends one SYN or datagram to each endpoint, and waits no longer than the packet takes to leave. */
const sendTo = (endpoints: readonly (readonly ["tcp" | "udp", string, number])[]): string => `
  import { connect } from "node:net";
  import { createSocket } from "node:dgram";
  await Promise.all(${JSON.stringify(endpoints)}.map(([protocol, host, port]) => new Promise((done) => {
    if (protocol === "udp") {
      const socket = createSocket(host.includes(":") ? "udp6" : "udp4");
      socket.send("x", port, host, () => socket.close(done));
    } else {
      const socket = connect(port, host);
      socket.on("error", done).on("connect", done).setTimeout(300, done);
    }
  })));
  process.exit();`;

testInLabNetwork("createLabNetwork() counts packets to whatever takes none", async (lab) => {
  const { network } = lab;
  await using alive = await openTarget("http", { network, host: "192.168.77.1" });
  await using closed = await openTarget("closed", { network, host: "192.168.77.1" });
  await using filtered = await openTarget("filtered", { network, host: "127.0.0.1" });
  const endpoints = [
    ["tcp", alive.host, alive.port],
    ["tcp", closed.host, closed.port],
    ["tcp", filtered.host, filtered.port],
    ["tcp", "192.168.77.20", 81], // refusing
    ["tcp", "192.168.77.30", 82], // filtering
    ["tcp", "192.168.77.40", 83], // dead
    ["tcp", "192.0.2.1", 84], // nowhere
    ["udp", "192.168.77.40", 85],
    ["udp", "fd77::30", 86],
    ["tcp", "fd77::40", 87],
  ] as const;
  const before = await lab.packets();
  await evaluateInside(lab.namespace, sendTo(endpoints));
  const sent = (await lab.packets()).since(before);
  expect(endpoints.map(([protocol, host, port]) => sent.to({ protocol, host, port }))).toEqual(
    endpoints.map(() => 1),
  );
  expect(alive.contacts().connections).toBe(1);
  expect(sent.to({ protocol: "tcp", host: "192.168.77.1", port: 88 })).toBe(0);
  expect(sent.toHost("tcp", "192.168.77.1")).toBe(2);
});

testInLabNetwork("createLabNetwork() answers its names, and no other", async (lab) => {
  await using site = await serveSite({
    routes: { "/": "<p>public" },
    network: lab.network,
    host: "203.0.113.10",
  });
  const script = `
    import { lookup } from "node:dns/promises";
    console.log(await (await fetch("http://shop.test:${site.port}/")).text());
    for (const name of ["x.loop.test", "nas.lan.test", "x.rb.test", "x.rb.test", "example.com"])
      console.log(name, await lookup(name, 4).then(({ address }) => address, ({ code }) => code));`;
  expect((await evaluateInside(lab.namespace, script)).trim().split("\n")).toEqual([
    "<p>public",
    "x.loop.test 127.0.0.1",
    "nas.lan.test 192.168.77.1",
    "x.rb.test 203.0.113.10",
    "x.rb.test 127.0.0.1",
    "example.com ENOTFOUND",
  ]);
});

testInLabNetwork("launchLine() starts a program inside for whoever starts it", async (lab) => {
  const { spawnSync } = await import("node:child_process");
  const { executablePath, args } = lab.launchLine("ip", ["-o", "address", "show", "dev", "lan0"]);
  expect(executablePath).toMatch(/^\//);
  expect(spawnSync(executablePath, [...args], { encoding: "utf8" }).stdout).toContain("192.168.77.1/32");
});

testInLabNetwork("forwardOut() leads to a port inside, also one that opens later", async (lab) => {
  await using way = await forwardOut(lab.namespace);
  const ask = (): Promise<number | string> =>
    fetch(`http://127.0.0.1:${way.port}/`).then(
      ({ status }) => status,
      () => "refused",
    );
  expect(await ask()).toBe("refused");
  await using site = await serveSite({ routes: { "/": "<p>" }, network: lab.network, port: way.port });
  expect(await ask()).toBe(200);
  expect(site.port).toBe(way.port);
  expect(way.connections()).toBe(2);
});

test("LAB_NETWORK_NAMES are nobody's names", () => {
  for (const { name } of LAB_NETWORK_NAMES) expect(name).toMatch(/\.test$/);
});
