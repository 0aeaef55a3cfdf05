import { isLocalHost, LOCAL_NAMES, LOOPBACK_ALIASES, loopbackAliasOf } from "@hushport/core";
import { expect, test } from "vitest";
import { hushSockets } from "./hush-sockets.ts";

class Socket {
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }
}

/** Where a worker's socket leads when it asks for `url`, in a realm of its own that was hushed. */
function targetOf(url: string): unknown {
  const realm: typeof globalThis = Object.create(globalThis, {
    WebSocket: { value: Socket, configurable: true, writable: true },
  });
  hushSockets(realm);
  return new realm.WebSocket(url).url;
}

const REFUSED = "wss://refused.invalid:1/";

test.each(
  LOCAL_NAMES.flatMap(([name]) => [`ws://${name}/`, `wss://nas.${name}:8080/`, `ws://a.nas.${name}./`]),
)("hushSockets() refuses %s, as every name that core knows to be local", (url) =>
  expect(targetOf(url)).toBe(REFUSED),
);

test.each(
  LOOPBACK_ALIASES.map(({ pattern }) => pattern.replace(/^\*/, "a.b")).flatMap((name) => [
    `ws://${name}:5900/`,
    `wss://${name}./`,
  ]),
)("hushSockets() refuses %s, as every alias that core knows", (url) => expect(targetOf(url)).toBe(REFUSED));

test.each(["ws://127.0.0.1/", "ws://0x7f.1/", "ws://[::1]/", "ws://router/", "ws://2130706433/"])(
  "hushSockets() refuses %s",
  (url) => expect(targetOf(url)).toBe(REFUSED),
);

test.each([
  "wss://chat.example.com/",
  "ws://home.example.com:8080/",
  "wss://a.xn--p1ai/",
  "wss://local.de./",
  "wss://notfritz.box/",
  "wss://lvh.me.example.com/",
])("hushSockets() lets %s through", (url) => expect(targetOf(url)).toBe(url));

test("hushSockets() lists no alias that core does not know", () => {
  // It refers to nothing outside itself, so its lists are in its text.
  const [own = [], above = []] = Array.from(String(hushSockets).matchAll(/`([^`$]*)`/g), ([, names = ""]) =>
    names.trim().split(/\s+/),
  );
  const listed = [...own, ...above.map((name) => `*.${name}`)];
  expect(listed).toEqual(expect.arrayContaining(["fritz.box", "*.lvh.me"]));
  const known = new Set(LOOPBACK_ALIASES.map(({ pattern }) => pattern));
  expect(listed.filter((name) => !known.has(name))).toEqual([]);
});

/** Domains right above and below an alias, of which some are names of the public DNS. */
const NEIGHBOURS = LOOPBACK_ALIASES.map(({ pattern }) => pattern.replace(/^\*\./, ""))
  .flatMap((name) => [name, `a.${name}`, name.replace(/^[^.]+\./, "")])
  .filter((name) => name.includes(".") && loopbackAliasOf(name) === undefined && !isLocalHost(name));

test.each(NEIGHBOURS.map((name) => `ws://${name}/`))(
  "hushSockets() lets %s through, which is no alias",
  (url) => expect(targetOf(url)).toBe(url),
);
