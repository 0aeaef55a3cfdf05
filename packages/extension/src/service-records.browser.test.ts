import { setTimeout as wait } from "node:timers/promises";
import { canIsolate, createLabNetwork, openTarget, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import { expect, test } from "vitest";
import { answerNames } from "./fixtures/answer-names.ts";
import { launchGuarded } from "./fixtures/launch-guarded.ts";
import { encodeService, type ServiceRecord } from "./fixtures/service-record.ts";

const isolation = await canIsolate();

const HTTPS_PORT = 443;
/** What a browser takes at most to connect somewhere else after the page has its answer. */
const SETTLE_MS = 500;

/** Where a record leads, and what it says; the port is put in where a target was opened at a port of its own. */
interface Row {
  readonly what: string;
  readonly address: string;
  readonly protocol: "tcp" | "udp";
  readonly record: Omit<ServiceRecord, "port">;
}

const ROWS: readonly Row[] = [
  ...["127.0.0.1", "192.168.77.1"].flatMap((address): readonly Row[] => {
    const target = address === "127.0.0.1" ? "x.loop.test" : "x.lan.test";
    return [
      {
        what: "hint",
        address,
        protocol: "tcp",
        record: { priority: 1, target: ".", protocol: "h2", hint: address },
      },
      {
        what: "hint, QUIC",
        address,
        protocol: "udp",
        record: { priority: 1, target: ".", protocol: "h3", hint: address },
      },
      { what: "target", address, protocol: "tcp", record: { priority: 1, target, protocol: "h2" } },
      { what: "target, QUIC", address, protocol: "udp", record: { priority: 1, target, protocol: "h3" } },
      { what: "alias", address, protocol: "tcp", record: { priority: 0, target } },
    ];
  }),
  // The control: a browser that follows records at all arrives here, if not at the first try.
  ...Array.from({ length: 3 }, (): Row => ({
    what: "port",
    address: PUBLIC_ADDRESS,
    protocol: "tcp",
    record: { priority: 1, target: ".", protocol: "h2" },
  })),
];

const ADDRESSES: Readonly<Record<string, string>> = {
  "x.loop.test": "127.0.0.1",
  "x.lan.test": "192.168.77.1",
};

// Bare browsers: what they do not follow, nobody has to stop.
test.skipIf(isolation.kind !== "possible").each([
  ["firefox", ["port"]],
  ["chromium", []],
] as const)(
  "HTTPS records of a public name lead %s to no local address; followed: %j",
  async (engine, followed) => {
    await using lab = await createLabNetwork();
    const services = new Map<string, Buffer>();
    await using names = await answerNames(
      lab,
      (host) => ADDRESSES[host] ?? PUBLIC_ADDRESS,
      (host) => services.get(host),
    );
    void names;
    await using site = await serveSite({
      network: lab.network,
      host: PUBLIC_ADDRESS,
      port: HTTPS_PORT,
      tls: ["*.site.test"],
      routes: { "/": "<!doctype html><title>site</title>" },
    });
    await using bare = await launchGuarded({ engine, lab, trusted: site });
    const page = await bare.browser.newPage();
    await page.goto("https://www.site.test/");
    const reached = new Set<string>();
    for (const [index, { what, address, protocol, record }] of ROWS.entries()) {
      const place = { network: lab.network, host: address };
      await using target = await (protocol === "udp"
        ? openTarget("silent", { ...place, protocol })
        : // An alias says no port.
          openTarget("websocket", record.priority === 0 ? { ...place, port: HTTPS_PORT } : place));
      const port = record.priority === 0 ? {} : { port: target.port };
      services.set(`h${index}.site.test`, encodeService({ ...record, ...port }));
      const before = await lab.packets();
      const url = `https://h${index}.site.test/`;
      await page.evaluate((url) => fetch(url, { mode: "no-cors" }).then(() => "answered"), url);
      await wait(SETTLE_MS);
      if ((await lab.packets()).since(before).to(target) > 0)
        reached.add(address === PUBLIC_ADDRESS ? what : `${what} at ${address}`);
    }
    expect([...reached]).toEqual(followed);
  },
  120_000,
);
