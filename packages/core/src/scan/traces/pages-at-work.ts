import type { VisitFacts } from "../visit-facts.ts";
import { attempts } from "./port-scan-shapes.ts";
import { traceMaker } from "./trace-maker.ts";
import type { TraceMaker, Variation } from "./trace.ts";
import type { Attempt } from "./write-probes.ts";

const KNOCK_AND_TALK = "Knock and Talk (IMC 2021) §4.3: 44 of 102 pages had left-overs of development";

/** Pages of developers, home networks, sign-ins and trackers: several ports, and no scan. */
export const PAGES_AT_WORK: readonly TraceMaker[] = [
  page("livereload", "left-overs", `${KNOCK_AND_TALK}; livereload's script`, () => [
    { atMs: 300, port: 35_729, host: "localhost", channel: "script", path: "/livereload.js?snipver=1" },
    { atMs: 900, port: 35_729, host: "localhost", scheme: "ws", path: "/livereload" },
  ]),
  page(
    "assets-and-api",
    "left-overs",
    `${KNOCK_AND_TALK}; files and an interface of three servers`,
    ({ chance }) => [
      { atMs: 200, port: 3000, host: "localhost", channel: "image", path: "/assets/logo.png", script: null },
      { atMs: 210, port: 3000, host: "localhost", channel: "image", path: "/assets/hero.jpg", script: null },
      {
        atMs: 300,
        port: chance.pick([8000, 8080, 5000, 4000]),
        host: "localhost",
        channel: "fetch",
        path: "/api/products?page=1",
      },
      {
        atMs: 400,
        port: chance.pick([9000, 1337, 8888]),
        host: "127.0.0.1",
        channel: "image",
        path: "/uploads/2024/a.png",
        script: null,
      },
    ],
  ),
  page("webpack-and-vite", "left-overs", `${KNOCK_AND_TALK}; hot reload of two builds and an API`, () => [
    { atMs: 200, port: 8080, host: "localhost", scheme: "ws", path: "/ws" },
    { atMs: 230, port: 8080, host: "localhost", channel: "fetch", path: "/sockjs-node/info?t=1700000000000" },
    { atMs: 300, port: 5173, host: "localhost", scheme: "ws", path: "/?token=Xy12_aB" },
    { atMs: 320, port: 5173, host: "localhost", channel: "script", path: "/@vite/client" },
    { atMs: 500, port: 3001, host: "localhost", channel: "fetch", path: "/graphql" },
  ]),
  page(
    "wordpress-at-home",
    "left-overs",
    `${KNOCK_AND_TALK}; a theme that still points to its author's machine`,
    (variation) =>
      attempts([80, 80, 80, 80, 80, 80], 20, variation, (_, index) => ({
        host: "localhost",
        channel: "image",
        path: `/wp-content/uploads/${index}.jpg`,
        script: null,
      })),
  ),
  page("lan-leftover", "left-overs", `${KNOCK_AND_TALK}; a colleague's machine`, ({ chance }) => [
    {
      atMs: 200,
      port: 8080,
      host: `192.168.1.${chance.integer(2, 200)}`,
      channel: "stylesheet",
      path: "/css/site.css",
      script: null,
    },
    { atMs: 210, port: 8081, host: "192.168.1.33", channel: "fetch", path: "/api/v1/session" },
  ]),
  page("oauth-redirect", "sign-in", "RFC 8252: any port of 127.0.0.1", ({ chance }) => [
    {
      atMs: 900,
      port: chance.integer(1024, 65_535),
      channel: "navigation",
      path: "/callback?code=abc&state=xyz",
      script: null,
    },
  ]),
  page(
    "oauth-several-ports",
    "sign-in",
    "A command-line tool's page that tries the ports the tool may have",
    ({ chance }) => {
      const first = chance.integer(8_000, 60_000);
      return [0, 1, 2, 3].map((index) => ({
        atMs: 900 + 50 * index,
        port: first + index,
        channel: "fetch",
        path: "/oauth/callback?code=abc&state=xyz",
      }));
    },
  ),
  page(
    "sinkhole",
    "DNS filter",
    "https://localmess.github.io/: cdn-ima.33across.com answered with 127.0.0.1; Pi-hole's 0.0.0.0",
    ({ chance }) =>
      chance
        .sample(
          [
            "cdn-ima.33across.com",
            "ads.example.net",
            "t.metrics.example",
            "px.tracker.example",
            "sync.ads.example",
            "a.b.example",
          ],
          chance.integer(1, 6),
        )
        .flatMap((host, index) => [
          {
            atMs: 300 + index,
            port: 443,
            host,
            address: chance.pick(["0.0.0.0", "127.0.0.1", "::"]),
            space: "loopback",
            channel: "image",
            scheme: "https",
            path: `/p?id=${index}`,
          },
          {
            atMs: 400 + index,
            port: 80,
            host,
            address: "127.0.0.1",
            space: "loopback",
            channel: "script",
            path: "/a.js",
          },
        ]),
  ),
  page(
    "meta-pixel",
    "tracking",
    "https://localmess.github.io/: STUN with a smuggled cookie, UDP 12580 to 12585",
    () =>
      [12_580, 12_581, 12_582, 12_583, 12_584, 12_585].map((port, index) => ({
        atMs: 800 + index,
        port,
        channel: "webrtc-stun",
        smuggled: "fbp.1.1700000000000.1234567890",
        script: "https://connect.facebook.net/en_US/fbevents.js",
      })),
    {},
    ["meta-pixel"],
  ),
  page(
    "yandex-metrica",
    "tracking",
    "https://localmess.github.io/: 29009 and 30102 http, 29010 and 30103 by yandexmetrica.com",
    () => [
      {
        atMs: 500,
        port: 29_009,
        channel: "xhr",
        path: "/p?t=UV|L7,!%22T[rwe&D_>ZIb",
        script: "https://mc.yandex.ru/metrika/tag.js",
      },
      {
        atMs: 505,
        port: 30_102,
        channel: "xhr",
        path: "/p?t=UV|L7,!%22T[rwe&D_>ZIb",
        script: "https://mc.yandex.ru/metrika/tag.js",
      },
      {
        atMs: 510,
        port: 29_010,
        host: "yandexmetrica.com",
        address: "127.0.0.1",
        channel: "xhr",
        scheme: "https",
        path: "/p?t=UV",
        script: "https://mc.yandex.ru/metrika/tag.js",
      },
      {
        atMs: 515,
        port: 30_103,
        host: "yandexmetrica.com",
        address: "127.0.0.1",
        channel: "xhr",
        scheme: "https",
        path: "/p?t=UV",
        script: "https://mc.yandex.ru/metrika/tag.js",
      },
    ],
    {},
    ["yandex-metrica"],
  ),
  page(
    "video-call",
    "peers",
    "Candidates of other browsers in the network, at ports drawn by the system",
    ({ chance }) =>
      Array.from({ length: chance.integer(3, 20) }, (_, index) => ({
        atMs: 500 + index,
        port: chance.integer(49_152, 65_535),
        host: `192.168.${chance.integer(0, 3)}.${chance.integer(2, 250)}`,
        channel: "webrtc-ice-udp",
        state: "unknown",
      })),
  ),
  page(
    "one-device",
    "one device",
    "A page for a printer, camera or player that asks one device for its own interface",
    ({ chance }) => [
      {
        atMs: 300,
        port: 80,
        host: `192.168.1.${chance.integer(2, 250)}`,
        channel: "fetch",
        path: "/api/config",
        state: "open",
      },
      { atMs: 900, port: 80, host: "192.168.1.251", channel: "fetch", path: "/status.xml", state: "open" },
    ],
  ),
  page(
    "two-bare-ports",
    "too few ports",
    "Two ports and a second name of the same machine: not enough to call a scan",
    ({ chance }) => {
      const [first = 80, second = 8080] = chance.sample([80, 443, 3000, 5000, 8080, 9222], 2);
      return [
        { atMs: 300, port: first },
        { atMs: 310, port: second },
        { atMs: 320, port: first, host: "localhost" },
        { atMs: 330, port: second, host: "::1" },
      ];
    },
  ),
];

function page(
  id: string,
  group: string,
  source: string,
  attempt: (variation: Variation) => readonly Attempt[],
  facts: VisitFacts = { pageUrl: "https://shop.example/" },
  signatures: readonly string[] = [],
): TraceMaker {
  return traceMaker({ id, label: "quiet", group, source, facts, signatures }, attempt);
}
