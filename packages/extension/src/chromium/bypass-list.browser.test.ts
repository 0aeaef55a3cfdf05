import { proxyBypassList } from "@hushport/core";
import {
  addressesOf,
  canIsolate,
  createLabNetwork,
  DEFAULT_LAN,
  openTarget,
  PUBLIC_ADDRESS,
  serveSite,
} from "@hushport/testbed";
import { expect, test } from "vitest";
import { launchGuarded } from "../fixtures/launch-guarded.ts";
import { writeProxyExtension } from "./fixtures/proxy-extension.ts";

const isolation = await canIsolate();

/** An address of the global unicast block; inside the namespace it is a host of our own. */
const PUBLIC_IPV6 = "2606:4700:4700::1111";
/** More of our own: NAT64 and 6to4 of 10.77.0.1, Teredo, documentation, and what was site-local. */
const SPECIAL_IPV6 = ["64:ff9b::a4d:1", "2002:a4d:1::1", "2001:0:1::1", "2001:db8::7", "fec0::7"];

/** How a page writes a target, and where that is. */
type Spelling = readonly [written: string, address: string];

const PUBLIC: readonly Spelling[] = [
  [PUBLIC_ADDRESS, PUBLIC_ADDRESS],
  [`[${PUBLIC_IPV6}]`, PUBLIC_IPV6],
  [`[2606:4700:4700:0:0::1111]`, PUBLIC_IPV6],
  ["a.test", PUBLIC_ADDRESS],
  ["a.test.", PUBLIC_ADDRESS],
  ["a_b-c.d.test", PUBLIC_ADDRESS],
  ["a.xn--p1ai", PUBLIC_ADDRESS], // .рф
  ["a.xn--p1ai.", PUBLIC_ADDRESS],
  ["a.xn--90a3ac", PUBLIC_ADDRESS], // .срб
  ["a.xn--3e0b707e", PUBLIC_ADDRESS], // .한국
  ["a.xn--vermgensberater-ctb", PUBLIC_ADDRESS],
  ["a.xn--mgberp4a5d4ar", PUBLIC_ADDRESS],
  ["a.xn--q9jyb4c", PUBLIC_ADDRESS],
  ["a.xn--e1a4c", PUBLIC_ADDRESS],
  ["a.xn--node", PUBLIC_ADDRESS],
];

const LOCAL: readonly Spelling[] = [
  ["127.0.0.1", "127.0.0.1"],
  ["127.1", "127.0.0.1"],
  ["2130706433", "127.0.0.1"],
  ["127.0.0.1.", "127.0.0.1"],
  ["127.9.9.9", "127.9.9.9"],
  ["0.0.0.0", "127.0.0.1"],
  ["localhost", "127.0.0.1"],
  ["localhost.", "127.0.0.1"],
  ["a.localhost.", "127.0.0.1"],
  ["[::1]", "::1"],
  ["[::ffff:127.0.0.1]", "127.0.0.1"],
  ["[::ffff:a4d:1]", "10.77.0.1"],
  ["10.77.0.1", "10.77.0.1"],
  ["192.168.77.1", "192.168.77.1"],
  ["0xc0.168.0x4d.1", "192.168.77.1"],
  ["192.168.77.1.", "192.168.77.1"],
  ["[fd77::1]", "fd77::1"],
  ...SPECIAL_IPV6.map((address): Spelling => [`[${address}]`, address]),
  ["nas.local", "192.168.77.1"],
  ["nas.local.", "192.168.77.1"],
  ["nas.home.arpa.", "192.168.77.1"],
  ["nas.internal", "192.168.77.1"],
  ["router", "192.168.77.1"],
  ["router.", "192.168.77.1"],
];

test.skipIf(isolation.kind !== "possible")(
  "proxyBypassList() in a real Chromium lets public targets pass and nothing local, however it is written",
  { timeout: 90_000 },
  async () => {
    const names = [...PUBLIC, ...LOCAL].flatMap(([written, address]) =>
      /^[\d[]|^0x|localhost/.test(written) ? [] : [addressesOf(written.replace(/\.$/, ""), address)],
    );
    await using lab = await createLabNetwork({
      hosts: [
        ...DEFAULT_LAN,
        ...[PUBLIC_IPV6, ...SPECIAL_IPV6].map((address) => ({ address, state: "alive" }) as const),
      ],
      records: [...names, addressesOf("*.test", PUBLIC_ADDRESS)],
    });
    const { network } = lab;
    await using held = new AsyncDisposableStack();
    const open = async ([written, address]: Spelling) => {
      const target = held.use(await openTarget("http", { network, host: address }));
      return { written, target };
    };
    const opened = await Promise.all([...PUBLIC, ...LOCAL].map(open));
    const list = proxyBypassList({ grants: [], openLocalEndpoints: [], localNames: [], nowMs: Date.now() });
    await using proxy = await writeProxyExtension(list);
    await using site = await serveSite({
      network,
      host: PUBLIC_ADDRESS,
      routes: { "/": "<title>site</title>" },
    });
    await using browser = await launchGuarded({
      engine: "chromium",
      extension: proxy.folder,
      lab,
      isThereAtStart: true,
    });
    await using bare = await launchGuarded({ engine: "chromium", lab });

    const reachedBy = async ({ browser }: typeof bare): Promise<readonly string[]> => {
      const page = await browser.newPage();
      await page.goto(site.url("site.test"));
      const before = opened.map(({ target }) => target.contacts().connections);
      await page.evaluate(
        (urls) =>
          Promise.all(
            urls.map((url) =>
              fetch(url, { mode: "no-cors", signal: AbortSignal.timeout(8000) }).then(
                () => true,
                () => false,
              ),
            ),
          ),
        opened.map(({ written, target }) => `http://${written}:${target.port}/`),
      );
      return opened
        .filter(({ target }, index) => target.contacts().connections > (before[index] ?? 0))
        .map(({ written }) => written);
    };
    expect(await reachedBy(bare)).toEqual([...PUBLIC, ...LOCAL].map(([written]) => written));
    expect(await reachedBy(browser)).toEqual(PUBLIC.map(([written]) => written));
  },
);
