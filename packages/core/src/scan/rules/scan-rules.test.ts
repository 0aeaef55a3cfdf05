import { describe, expect, test } from "vitest";
import type { Attempt } from "../traces/write-probes.ts";
import { atHosts, atPorts, find, outcome } from "./fixtures/recognised.ts";
import { RULES } from "./index.ts";

test("RULES have ids of their own and say what they find", () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  expect(RULES.every(({ summary }) => summary.endsWith("."))).toBe(true);
});

describe("many-ports-one-host", () => {
  test.each([
    [[22, 3306], "local-access local-access"],
    [[22, 3306, 5900], "scan many-ports-one-host"],
  ])("%j is %s", (ports, expected) => {
    expect(outcome(find(atPorts(ports)))).toEqual([expected]);
  });

  test("is surer of more ports", () => {
    const few = find(atPorts([22, 3306, 5900]))[0];
    const many = find(atPorts([22, 25, 80, 110, 443, 445, 3306, 5432, 5900, 6379]))[0];
    expect(many?.confidence).toBeGreaterThan(few?.confidence ?? 1);
  });

  test("names the vendor of the script", () => {
    const facts = { scripts: [{ url: "https://shop.example/app.js", cnames: ["h-x.online-metrix.net"] }] };
    const [finding] = find(atPorts([22, 3306, 21, 445]), facts);
    expect(finding).toMatchObject({ vendor: "ThreatMetrix", purpose: "fraud-detection", tenant: "h-x" });
    expect(finding?.sentence).toContain("ThreatMetrix");
  });

  test("counts a port once, whatever names and channels reach it", () => {
    const findings = find([
      ...atPorts([22, 80]),
      ...atPorts([22, 80], { host: "localhost", channel: "image" }),
      ...atPorts([22, 80], { host: "::1", channel: "fetch" }),
    ]);
    expect(outcome(findings)).toEqual(["local-access local-access"]);
    expect(findings[0]?.ports.map(({ port }) => port)).toEqual([22, 80]);
  });

  test("sees a scan that is split over sites, and is less sure", () => {
    const joint = find(
      [22, 25, 3306, 5900].map((port, index) => ({
        atMs: index,
        port,
        script: `https://s${index}.example/a.js`,
      })),
    );
    expect(outcome(joint)).toEqual(["scan many-ports-one-host"]);
    expect(joint[0]?.confidence).toBeLessThan(find(atPorts([22, 25, 3306, 5900]))[0]?.confidence ?? 0);
  });

  test("keeps two strangers apart", () => {
    const findings = find([
      ...atPorts([22, 25, 110], { script: "https://a.example/a.js" }),
      ...atPorts([3306, 5432, 6379, 9200], { script: "https://b.example/b.js" }),
    ]);
    expect(findings.map(({ probeCount }) => probeCount)).toEqual([4, 3]);
  });

  test("takes the same question to known services for a search, and to unknown ports for a client's", () => {
    const question = { channel: "fetch", path: "/api/version" } as const;
    expect(outcome(find(atPorts([3306, 5432, 6379], question)))).toEqual(["scan many-ports-one-host"]);
    expect(outcome(find(atPorts([50_123, 51_234, 52_345], question)))).toEqual([
      "local-access unknown-program",
    ]);
    const many = Array.from({ length: 17 }, (_, index) => 50_011 + 101 * index);
    expect(outcome(find(atPorts(many, question)))).toEqual(["scan many-ports-one-host"]);
  });
});

test("a client's question to its own ports adds nothing to two ports that were only tried", () => {
  const question = { channel: "fetch", path: "/api/version" } as const;
  const findings = find([...atPorts([22, 3306]), ...atPorts([50_123, 51_234, 52_345], question)]);
  expect(findings.map(({ kind }) => kind)).not.toContain("scan");
});

describe("port-walk", () => {
  test("a range is a walk, though a few ports are left out", () => {
    expect(outcome(find(atPorts([9400, 9401, 9402, 9404, 9405, 9406])))).toEqual([
      "scan many-ports-one-host",
    ]);
    expect(outcome(find(atPorts([9400, 9401, 9402, 9403, 9404, 9405, 9407])))).toEqual(["scan port-walk"]);
  });

  test("a walk that stops where something answers was a client looking for its program", () => {
    const walk = atPorts([40_100, 40_101, 40_102, 40_103]);
    const stopped = walk.map((attempt, index): Attempt =>
      Object.assign({ state: index === 3 ? "open" : "closed" } as const, attempt),
    );
    expect(outcome(find(stopped))).toEqual(["local-access unknown-program"]);
    const passed = walk.map((attempt, index): Attempt =>
      Object.assign({ state: index === 1 ? "open" : "closed" } as const, attempt),
    );
    expect(outcome(find(passed))).toEqual(["scan port-walk"]);
    const alwaysOpen = walk.map((attempt): Attempt => Object.assign({ state: "open" } as const, attempt));
    expect(outcome(find(alwaysOpen))).toEqual(["scan port-walk"]);
  });

  test("services' own ranges are nobody's client's", () => {
    expect(outcome(find(atPorts([5900, 5901, 5902, 5903])))).toEqual(["scan port-walk"]);
  });
});

describe("at home", () => {
  const page = "http://192.168.1.2/";
  const home = { frame: page, script: `${page}a.js`, host: "192.168.1.9", channel: "fetch" } as const;

  test.each([
    ["a few services that answer", [22, 445, 8080], "open", "local-access"],
    ["a few web servers that do not", [80, 443, 8080, 8443], "closed", "local-access"],
    ["services that no page embeds", [22, 445, 3306, 5900], "closed", "scan"],
    ["many ports that do not answer", [81, 82, 83, 85, 86, 87, 90, 91, 93], "closed", "scan"],
  ] as const)("%s: %s", (_, ports, state, expected) => {
    const findings = find(atPorts(ports, { ...home, state }));
    expect(findings.map(({ kind }) => kind).at(0)).toBe(expected);
  });

  test("a sweep needs more devices than a page shows", () => {
    const hosts = Array.from({ length: 9 }, (_, index) => `192.168.1.${20 + index}`);
    const fields = { frame: page, script: `${page}a.js` };
    expect(outcome(find(atHosts(hosts.slice(0, 5), fields)))).not.toContain("scan many-hosts-one-port");
    expect(outcome(find(atHosts(hosts, fields)))).toEqual(["scan many-hosts-one-port"]);
    expect(outcome(find(atHosts(hosts, { ...fields, state: "open" })))).not.toContain(
      "scan many-hosts-one-port",
    );
  });

  test("a start page elsewhere may show services of one device that answer, in its markup", () => {
    const markup = { host: "192.168.1.9", script: null, channel: "image", path: "/favicon.ico" } as const;
    const shown = find(atPorts([8096, 8989, 7878], { ...markup, state: "open" }));
    expect(shown.map(({ kind }) => kind)).not.toContain("scan");
    const dark = find(atPorts([8096, 8989, 7878], { ...markup, state: "filtered" }));
    expect(outcome(dark)).toEqual(["scan many-ports-one-host"]);
  });
});

describe("many-hosts-one-port", () => {
  test.each([
    [2, "local-access"],
    [3, "scan"],
  ])("%i devices at one port: %s", (count, expected) => {
    const hosts = ["192.168.0.1", "192.168.1.1", "10.0.0.1"].slice(0, count);
    expect(find(atHosts(hosts)).map(({ kind }) => kind)[0]).toBe(expected);
  });

  test("a maker's picture of each router is bait, though each has another path", () => {
    const routers = ["fritz.box", "192.168.1.1", "10.0.0.138"];
    const baits = routers.map((host, index): Attempt => ({
      atMs: index,
      port: 80,
      host,
      space: "local",
      channel: "image",
      path: `/css/maker${"abc".charAt(index)}/logo.png`,
    }));
    expect(outcome(find(baits))).toEqual(["scan many-hosts-one-port"]);
    const markup = baits.map((attempt): Attempt => Object.assign({ script: null }, attempt));
    expect(outcome(find(markup))).not.toContain("scan many-hosts-one-port");
  });

  test("devices that answer what they are asked are known to the page", () => {
    const known = { path: "/api/status", channel: "fetch", state: "open" } as const;
    const hosts = ["192.168.1.20", "192.168.1.21", "192.168.1.22"];
    expect(outcome(find(atHosts(hosts, known)))).not.toContain("scan many-hosts-one-port");
    expect(outcome(find(atHosts(hosts, { ...known, state: "filtered" })))).toEqual([
      "scan many-hosts-one-port",
    ]);
  });

  test("a company's sites in its network are no sweep", () => {
    const sites = ["a", "b", "c"].map((name, index): Attempt => ({
      atMs: index,
      port: 443,
      host: `${name}.corp.example`,
      address: `10.1.0.${index}`,
      channel: "preconnect",
    }));
    expect(find(sites).map(({ kind }) => kind)).not.toContain("scan");
  });
});

test("scattered-endpoints needs three devices and four ports", () => {
  const endpoints = [
    ["192.168.1.1", 22],
    ["192.168.1.2", 80],
    ["192.168.1.3", 445],
    ["192.168.1.3", 8080],
  ] as const;
  const attempts = endpoints.map(([host, port], index): Attempt => ({ atMs: index, host, port }));
  expect(outcome(find(attempts))).toEqual(["scan scattered-endpoints"]);
  expect(find(attempts.slice(0, 3)).map(({ kind }) => kind)).not.toContain("scan");
});

describe("many-programs", () => {
  const questions = [
    [11_434, "/api/tags"],
    [21_325, "/enumerate"],
    [32_400, "/identity"],
    [9222, "/json/version"],
  ] as const;
  const attempts = questions.map(([port, path], index): Attempt => ({
    atMs: index,
    port,
    path,
    channel: "fetch",
  }));

  test("four programs asked in their own words are a list of what is installed", () => {
    expect(outcome(find(attempts))).toEqual(["scan many-programs"]);
    expect(find(attempts.slice(0, 3)).map(({ kind }) => kind)).not.toContain("scan");
  });

  test("a page at home knows what it runs", () => {
    const home = attempts.map((attempt): Attempt => Object.assign({ frame: "http://localhost/" }, attempt));
    expect(find(home).map(({ kind }) => kind)).not.toContain("scan");
  });
});
