import { expect, test } from "vitest";
import { openTarget } from "../../targets/open-target.ts";
import { evaluateInside, outputOf, testInNamespace } from "../fixtures/namespace-test.ts";
import { addLan } from "./add-lan.ts";
import { DEFAULT_LAN } from "./lan-host.ts";
import { assertHosts, linkScript } from "./link-script.ts";

/** Above the three seconds after which the kernel gives up asking for an address that nobody has. */
const NEIGHBOUR_DEADLINE_MS = 4_500;

const knockAll = (hosts: readonly { readonly address: string }[], port: number): string => `
  import { connect } from "node:net";
  const knock = (host) => new Promise((resolve) => {
    const socket = connect(${port}, host);
    const end = (word) => { socket.destroy(); resolve([host, word]); };
    socket.on("connect", () => end("connect")).on("error", ({ code }) => end(code));
    socket.setTimeout(${NEIGHBOUR_DEADLINE_MS}, () => end("no-answer"));
  });
  console.log(JSON.stringify(Object.fromEntries(
    await Promise.all(${JSON.stringify(hosts.map(({ address }) => address))}.map(knock)))));`;

testInNamespace(
  "addLan() makes hosts that accept, refuse, ignore and are not there",
  async (namespace) => {
    await addLan(namespace);
    await using target = await openTarget("http", { network: namespace.network, host: "192.168.77.1" });
    const { port } = target;
    await using six = await openTarget("silent", { network: namespace.network, host: "fd77::1", port });
    const seen: unknown = JSON.parse(await evaluateInside(namespace, knockAll(DEFAULT_LAN, port)));
    expect(seen).toEqual({
      "192.168.77.1": "connect",
      "192.168.77.20": "ECONNREFUSED",
      "192.168.77.30": "no-answer",
      "192.168.77.40": "EHOSTUNREACH",
      "10.77.0.1": "ECONNREFUSED",
      "fd77::1": "connect",
      "fd77::20": "ECONNREFUSED",
      "fd77::30": "no-answer",
      // Linux tells a program of a missing IPv6 neighbour late or never.
      "fd77::40": expect.stringMatching(/^(no-answer|EHOSTUNREACH)$/),
      "203.0.113.10": "ECONNREFUSED",
      "198.51.100.7": "ECONNREFUSED",
    });
    expect(six.contacts().connections).toBe(1);
  },
  undefined,
  NEIGHBOUR_DEADLINE_MS * 2,
);

testInNamespace(
  "addLan() gives a default route, so that browsers do not believe themselves offline",
  async (namespace) => {
    await addLan(namespace);
    const route = await outputOf(namespace, "ip", ["route", "get", "192.0.2.1"]);
    expect(route).toMatch(/via 203\.0\.113\.1 dev lan0/);
  },
);

testInNamespace("addLan() opens UDP targets on its hosts too", async (namespace) => {
  await addLan(namespace, [{ address: "10.77.0.1", state: "alive" }]);
  await using target = await openTarget("answering", {
    protocol: "udp",
    network: namespace.network,
    host: "10.77.0.1",
  });
  const script = `
    import { createSocket } from "node:dgram";
    const socket = createSocket("udp4");
    socket.on("message", (bytes) => { console.log(String(bytes)); socket.close(); });
    socket.send("ping", ${target.port}, "${target.host}");`;
  expect(await evaluateInside(namespace, script)).toBe("ping\n");
  expect(target.contacts()).toMatchObject({ datagrams: 1, bytes: 4 });
});

test.each([["127.0.0.5"], ["::1"], ["0.0.0.0"], ["nas.local"], ["10.0.0.1/8"]])(
  "assertHosts() refuses %s",
  (address) => {
    expect(() => assertHosts([{ address, state: "alive" }])).toThrow(RangeError);
  },
);

test("assertHosts() refuses the same address twice, and takes the default network", () => {
  const host = { address: "10.0.0.1", state: "alive" } as const;
  expect(() => assertHosts([host, { ...host, state: "dead" }])).toThrow(RangeError);
  expect(() => assertHosts(DEFAULT_LAN)).not.toThrow();
});

test("linkScript() asks the link for a dead host, and gives it no address", () => {
  const script = linkScript([{ address: "fd77:0:0:5::2", state: "dead" }]);
  expect(script).toContain("route replace fd77:0:0:5::/64 dev lan0\n");
  expect(script).not.toContain("address add");
});
