import { attempts, range } from "./port-scan-shapes.ts";
import { traceMaker } from "./trace-maker.ts";
import type { TraceMaker, Variation } from "./trace.ts";
import type { Attempt } from "./write-probes.ts";

/** Pages that talk to a program of their own. */
export const NATIVE_PROGRAMS: readonly TraceMaker[] = [
  quiet(
    "discord",
    "https://discord.com/developers/docs/topics/rpc: ten ports in turn",
    ["discord-rpc"],
    (variation) =>
      walk(
        range(6463, 10),
        {
          script: "https://discord.com/assets/web.js",
          path: "/?v=1&encoding=json&client_id=42",
          scheme: "ws",
        },
        variation,
      ),
  ),
  quiet("discord-bare", "The same without a query, until one port answers", ["discord-rpc"], (variation) =>
    walk(
      range(6463, variation.chance.integer(1, 10)),
      { script: "https://game.example/rpc.js", path: "/", scheme: "ws" },
      variation,
    ),
  ),
  quiet(
    "spotify",
    "The web helper's ports 4370 to 4379, as the old embed player tried them",
    [],
    (variation) =>
      walk(
        range(4370, 10),
        {
          script: "https://embed.example/player.js",
          path: "/simplecsrf/token.json",
          channel: "xhr",
          scheme: "https",
          host: "localhost",
        },
        variation,
      ),
  ),
  quiet(
    "wechat",
    "Quick login: localhost.weixin.qq.com, 13013 to 13015, then 14013 to 14025",
    ["wechat"],
    (variation) =>
      walk(
        [13_013, 13_014, 13_015, ...range(14_013, variation.chance.integer(0, 13))],
        {
          script: "https://res.wx.qq.com/login.js",
          path: "/api/check-login",
          channel: "xhr",
          scheme: "https",
          host: "localhost.weixin.qq.com",
          address: "127.0.0.1",
        },
        variation,
      ),
  ),
  quiet("qq", "Quick login: localhost.ptlogin2.qq.com, 4300 and up", ["qq"], (variation) =>
    walk(
      range(4300, variation.chance.integer(1, 9)),
      {
        script: "https://xui.ptlogin2.qq.com/login.js",
        path: "/pt_get_uins?callback=x&r=0.5&pt_local_tk=1",
        channel: "script",
        scheme: "https",
        host: "localhost.ptlogin2.qq.com",
        address: "127.0.0.1",
      },
      variation,
    ),
  ),
  quiet(
    "qz-tray",
    "https://qz.io/: 8181, 8282, 8383, 8484 by wss, then the next of each by ws",
    [],
    (variation) =>
      walk(
        [8181, 8282, 8383, 8484, 8182, 8283, 8384, 8485],
        { script: "https://pos.example/qz-tray.js", path: "/", host: "localhost" },
        variation,
      ),
  ),
  quiet("zoom", "The opener of 2019: one port, an image", [], (variation) =>
    walk(
      [19_421],
      {
        script: "https://zoom.example/launch.js",
        path: "/launch?action=join&confno=1",
        channel: "image",
        host: "localhost",
      },
      variation,
    ),
  ),
  quiet("trezor", "Trezor Bridge: 21325 /enumerate", [], (variation) =>
    walk(
      [21_325],
      { script: "https://wallet.example/connect.js", path: "/enumerate", channel: "fetch" },
      variation,
    ),
  ),
  quiet("figma", "The font helper: two ports", [], (variation) =>
    walk(
      [44_950, 18_412],
      { script: "https://figma.example/app.js", path: "/figma/font-files", channel: "fetch" },
      variation,
    ),
  ),
  quiet(
    "unknown-program",
    "A program that no list has, asked for its version at its fallback ports",
    [],
    (variation) => {
      const first = variation.chance.integer(20_000, 60_000);
      const ports = variation.chance.pick([
        range(first, 5),
        range(first, 10),
        [first, first + 1_111, first + 5_017],
      ]);
      return walk(
        ports,
        { script: "https://vendor.example/client.js", path: "/api/version", channel: "fetch" },
        variation,
      );
    },
  ),
  quiet(
    "three-programs-three-scripts",
    "A page with a chat, a wallet and a printer, each with its own script",
    [],
    (variation) => [
      ...walk(
        [6463, 6464, 6465],
        { script: "https://chat.example/rpc.js", path: "/", scheme: "ws" },
        variation,
      ),
      ...walk(
        [21_325],
        { script: "https://wallet.example/connect.js", path: "/enumerate", channel: "fetch" },
        variation,
      ),
      ...walk(
        [8181, 8282, 8383, 8484],
        { script: "https://print.example/qz.js", path: "/", host: "localhost" },
        variation,
      ),
    ],
  ),
  agents(
    "korean-bank",
    "Agents measured on Korean bank sites in September 2026, each at its own port",
    (variation) => {
      const ports = variation.chance.sample(
        [19_006, 21_300, 16_105, 16_106, 14_440, 14_441, 34_581, 34_582, 10_531, 7_710],
        variation.chance.integer(3, 10),
      );
      return walk(
        ports,
        { script: "https://bank.example/security/bundle.js", path: "/", host: "127.0.0.1" },
        variation,
      );
    },
  ),
  agents("ahnlab-astx", "lx.astxsvc.com, 55920 and up", (variation) =>
    walk(
      range(55_920, 10),
      {
        script: "https://bank.example/astx2.js",
        path: "/ASTX2/hello",
        channel: "script",
        scheme: "https",
        host: "lx.astxsvc.com",
        address: "127.0.0.1",
      },
      variation,
    ),
  ),
  agents("inisafe", "INISAFE CrossWeb EX looks for a free port itself: 4441 to 4445", (variation) =>
    walk(
      range(4441, 5),
      { script: "https://bank.example/crosswebex6.js", path: "/", channel: "xhr", scheme: "https" },
      variation,
    ),
  ),
  agents("ausweisapp", "BSI TR-03124: 24727 /eID-Client", (variation) =>
    walk(
      [24_727],
      { script: null, path: "/eID-Client?tcTokenURL=https%3A%2F%2Foffice.example", channel: "navigation" },
      variation,
    ),
  ),
  agents("e-imzo", "E-IMZO: wss 64443, ws 64646, /service/cryptapi", (variation) =>
    walk([64_443, 64_646], { script: "https://tax.example/e-imzo.js", path: "/service/cryptapi" }, variation),
  ),
  agents("onespan", "OneSpan: six ports of localhost.esignlive.com", (variation) =>
    walk(
      [26_666, 31_222, 32_444, 44_555, 47_777, 48_888],
      {
        script: "https://sign.example/pcc.js",
        path: "/",
        scheme: "https",
        channel: "xhr",
        host: "localhost.esignlive.com",
        address: "127.0.0.1",
      },
      variation,
    ),
  ),
];

function quiet(
  id: string,
  source: string,
  signatures: readonly string[],
  attempt: (variation: Variation) => readonly Attempt[],
): TraceMaker {
  return traceMaker({ id, label: "quiet", group: "native programs", source, signatures }, attempt);
}

function agents(
  id: string,
  source: string,
  attempt: (variation: Variation) => readonly Attempt[],
): TraceMaker {
  return traceMaker({ id, label: "quiet", group: "bank and e-ID agents", source }, attempt);
}

/** Tries ports in turn; now and then the last one answers. */
function walk(
  ports: readonly number[],
  fields: Omit<Attempt, "atMs" | "port">,
  variation: Variation,
): readonly Attempt[] {
  const isFound = variation.chance.unit() < 0.4;
  return attempts(ports, variation.chance.pick([10, 100, 1_000]), variation, (_, index) => ({
    ...fields,
    state: isFound && index === ports.length - 1 ? "open" : "closed",
  }));
}
