import { expect, test } from "vitest";
import { buildProbe } from "../fixtures/build-probe.ts";
import { InitiatorTally } from "./initiator-tally.ts";
import { namePort } from "./name-port.ts";
import { PortTally } from "./port-tally.ts";

test("PortTally keeps the furthest reach, the most telling state, and the first time of a port", () => {
  const tally = new PortTally(namePort);
  tally.add(buildProbe({ atMs: 20, reach: "tls", state: "filtered", host: "localhost" }));
  tally.add(buildProbe({ atMs: 10, reach: "dns", state: "open", scheme: "http", channel: "fetch" }));
  tally.add(buildProbe({ atMs: 30, reach: "tcp", state: "closed" }));
  expect(tally.list()).toMatchObject([
    {
      port: 5_900,
      program: "Virtual Network Computing (VNC)",
      category: "remote-access",
      hosts: ["localhost", "127.0.0.1"],
      hostCount: 2,
      probeCount: 3,
      schemes: ["wss", "http"],
      channels: ["websocket", "fetch"],
      reach: "tls",
      state: "open",
      firstAtMs: 10,
    },
  ]);
});

test("PortTally tells the same port of two address spaces apart, and orders ports by their first probe", () => {
  const tally = new PortTally(namePort);
  tally.add(buildProbe({ atMs: 20, port: 80 }));
  tally.add(buildProbe({ atMs: 10, port: 80, space: "local", host: "10.0.0.1" }));
  expect(tally.list().map(({ space }) => space)).toEqual(["local", "loopback"]);
});

test("namePort() looks at UDP programs for datagrams and at TCP programs for streams", () => {
  const udp = namePort(buildProbe({ port: 12_580, channel: "webrtc-ice-udp", scheme: "ice" }));
  const tcp = namePort(buildProbe({ port: 12_580 }));
  expect(udp.program).not.toBeNull();
  expect(udp.program).not.toBe(tcp.program);
});

test("InitiatorTally gathers the lines of one script and orders scripts by what they did", () => {
  const tally = new InitiatorTally();
  const at = (scriptUrl: string, line: number | null) => ({
    initiator: { frameUrl: "https://a.example/", scriptUrl, line, column: line, stack: [] },
  });
  tally.add(buildProbe(at("https://a.example/one.js", 7)));
  tally.add(buildProbe(at("https://a.example/two.js", 1)));
  tally.add(buildProbe({ ...at("https://a.example/two.js", 2), context: "dedicated-worker" }));
  tally.add(buildProbe(at("https://a.example/two.js", 2)));
  tally.add(buildProbe(at("https://a.example/two.js", null)));
  expect(tally.list()).toMatchObject([
    {
      scriptUrl: "https://a.example/two.js",
      probeCount: 4,
      contexts: ["document", "dedicated-worker"],
      places: [
        { line: 2, column: 2, probeCount: 2 },
        { line: 1, column: 1, probeCount: 1 },
      ],
    },
    { scriptUrl: "https://a.example/one.js", probeCount: 1 },
  ]);
});

test("InitiatorTally tells 1,000 scripts apart and counts the rest", () => {
  const tally = new InitiatorTally();
  for (let index = 0; index < 1_500; index += 1) {
    const scriptUrl = `https://a.example/${index}.js`;
    tally.add(buildProbe({ initiator: { frameUrl: null, scriptUrl, line: null, column: null, stack: [] } }));
  }
  expect([tally.list().length, tally.beyondCount]).toEqual([1_000, 500]);
});

test("InitiatorTally takes a script for one whether or not a witness names its frame", () => {
  const tally = new InitiatorTally();
  for (const frameUrl of [null, "https://a.example/", "https://b.example/"]) {
    const initiator = { frameUrl, scriptUrl: "https://a.example/one.js", line: 1, column: 1, stack: [] };
    tally.add(buildProbe({ initiator }));
  }
  expect(tally.list()).toMatchObject([{ frameUrl: "https://a.example/", probeCount: 3 }]);
});
