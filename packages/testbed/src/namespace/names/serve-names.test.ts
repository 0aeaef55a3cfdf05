import { expect } from "vitest";
import { evaluateInside, outputOf, testInNamespace } from "../fixtures/namespace-test.ts";
import { addressesOf, flipping } from "./name-record.ts";
import { serveNames } from "./serve-names.ts";

/** Asks the C library's resolver, as browsers do without their own. */
const lookup = (...names: readonly string[]): string => `
  import { lookup } from "node:dns/promises";
  for (const name of ${JSON.stringify(names)})
    console.log(name, await lookup(name, { all: true, verbatim: true }).then(
      (found) => found.map(({ address }) => address).join(" "), ({ code }) => code));`;

/** Asks the server itself, with c-ares, somebody else's reader of its packets. */
const query = (script: string): string => `
  import { Resolver } from "node:dns/promises";
  const resolver = new Resolver({ timeout: 300, tries: 1 });
  resolver.setServers(["127.0.0.1"]);
  const say = (asked) => asked.then((found) => console.log(JSON.stringify(found)), ({ code }) => console.log(code));
  ${script}`;

testInNamespace(
  "serveNames() answers programs inside, and no name that it was not told of",
  async (namespace) => {
    await using names = await serveNames(namespace, [
      addressesOf("shop.test", "203.0.113.10"),
      addressesOf("*.loop.test", "127.0.0.1"),
      addressesOf("six.test", "fd77::1"),
      { kind: "alias", name: "fp.shop.test", of: "h-abc.tracker.test" },
      { kind: "alias", name: "h-abc.tracker.test", of: "edge.tracker.test" },
      addressesOf("edge.tracker.test", "198.51.100.7"),
    ]);
    const printed = await evaluateInside(
      namespace,
      lookup("shop.test", "a.b.loop.test", "six.test", "fp.shop.test", "example.com", "localhost"),
    );
    expect(printed.trim().split("\n")).toEqual([
      "shop.test 203.0.113.10",
      "a.b.loop.test 127.0.0.1",
      "six.test fd77::1",
      "fp.shop.test 198.51.100.7",
      "example.com ENOTFOUND",
      expect.stringMatching(/^localhost (127\.0\.0\.1|::1)/),
    ]);
    expect(names.questions().map(({ name }) => name)).toContain("example.com");
  },
);

testInNamespace("serveNames() flips an answer from the second question on", async (namespace) => {
  await using names = await serveNames(namespace, [flipping("rb.test", "203.0.113.10", "127.0.0.1")]);
  const script = query(`for (let n = 0; n < 3; n++) await say(resolver.resolve4("rb.test"));`);
  expect(await evaluateInside(namespace, script)).toBe('["203.0.113.10"]\n["127.0.0.1"]\n["127.0.0.1"]\n');
  expect(names.questions().map(({ name, type }) => `${type} ${name}`)).toEqual([
    "A rb.test",
    "A rb.test",
    "A rb.test",
  ]);
});

testInNamespace("serveNames() fails, keeps silent and shows aliases as told", async (namespace) => {
  await using names = await serveNames(namespace, [
    { kind: "failing", name: "failing.test" },
    { kind: "unanswered", name: "unanswered.test" },
    { kind: "alias", name: "alias.test", of: "shop.test" },
    { kind: "alias", name: "loop.test", of: "loop.test" },
    addressesOf("shop.test", "203.0.113.10"),
  ]);
  const script = query(`
    await say(resolver.resolve4("failing.test"));
    await say(resolver.resolve4("unanswered.test"));
    await say(resolver.resolveCname("alias.test"));
    await say(resolver.resolve4("alias.test"));
    await say(resolver.resolve6("shop.test"));
    await say(resolver.resolve4("loop.test"));
    await say(resolver.resolveTxt("shop.test"));`);
  expect((await evaluateInside(namespace, script)).trim().split("\n")).toEqual([
    "ESERVFAIL",
    "ETIMEOUT",
    '["shop.test"]',
    '["203.0.113.10"]',
    "ENODATA",
    "ESERVFAIL",
    "ENODATA",
  ]);
  expect(names.questions()).toHaveLength(7);
});

testInNamespace("serveNames() survives what is no DNS", async (namespace) => {
  await using names = await serveNames(namespace, [addressesOf("shop.test", "203.0.113.10")]);
  const script = query(`
    import { createSocket } from "node:dgram";
    const socket = createSocket("udp4");
    const junk = [[], [0], Array(11).fill(255), Array(12).fill(0xff), Array(600).fill(0xc0), [0,1,1,0,0,1,0,0,0,0,0,0,0xc0,12,0,1,0,1]];
    for (const bytes of junk) await new Promise((sent) => socket.send(Uint8Array.from(bytes), 53, "127.0.0.1", sent));
    socket.close();
    await say(resolver.resolve4("shop.test"));`);
  expect(await evaluateInside(namespace, script)).toBe('["203.0.113.10"]\n');
  expect(names.questions().at(-1)).toMatchObject({ name: "shop.test" });
});

testInNamespace("serveNames() leaves the resolver's files outside as they are", async (namespace) => {
  const before = await outputOf(namespace, "cat", ["/etc/resolv.conf"]);
  await using names = await serveNames(namespace, []);
  expect(await outputOf(namespace, "cat", ["/etc/resolv.conf"])).toMatch(/^nameserver 127\.0\.0\.1\n/);
  expect(before).not.toContain("nameserver 127.0.0.1\noptions timeout:1");
  expect(names.port).toBe(53);
});
