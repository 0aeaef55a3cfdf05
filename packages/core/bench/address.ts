// Measures how many hosts and URLs a second one core classifies: `npm run bench:core`.
import { addressSpace, closestSpace, endpointOfUrl, generateSpellings } from "../src/index.ts";

/** What issue and documentation promise for canonical hosts. */
const GOAL_PER_SECOND = 2_000_000;
/** Long enough for the clock's grain and the compiler to be below one percent. */
const ROUND_MS = 300;
const ROUNDS = 5;

const HOSTS = 4_096;
const hosts = [
  ...new Set(generateSpellings(1, 4 * HOSTS).flatMap(({ host }) => (host === undefined ? [] : [host]))),
].slice(0, HOSTS);
const IPV4 = /^[\d.]+$/;

const inputs = {
  "canonical hosts, mixed": hosts,
  "canonical IPv4": hosts.filter((host) => IPV4.test(host)),
  "canonical IPv6": hosts.filter((host) => host.includes(":")),
  "canonical names": hosts.filter((host) => !host.includes(":") && !IPV4.test(host)),
  "any spelling": generateSpellings(1, HOSTS).map(({ text }) => text),
};

/** Per second of this thread's processor time, so that other programs do not count; the median of some rounds. */
function perSecond(run: (text: string) => unknown, generated: readonly string[]): number {
  const texts = generated.map((text) => flatten(text));
  const rates = Array.from({ length: ROUNDS }, () => {
    const startMs = processorMs();
    let count = 0;
    let elapsedMs = 0;
    while (elapsedMs < ROUND_MS) {
      for (const text of texts) run(text);
      count += texts.length;
      elapsedMs = processorMs() - startMs;
    }
    return (count / elapsedMs) * 1_000;
  });
  return rates.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** A copy in one piece, as strings from the network are; the generator's are ropes, which are slow to read. */
function flatten(text: string): string {
  return Buffer.from(text).toString();
}

function report(name: string, rate: number): void {
  console.log(`${name.padEnd(46)} ${Math.round(rate).toLocaleString("en").padStart(12)} /s`);
}

const canonical = perSecond(addressSpace, inputs["canonical hosts, mixed"]);
for (const [name, texts] of Object.entries(inputs))
  report(`addressSpace, ${name}`, perSecond(addressSpace, texts));
report("closestSpace, canonical hosts, mixed", perSecond(closestSpace, hosts));
const urls = hosts.map((host) => `wss://${host.includes(":") ? `[${host}]` : host}:5900/path?query`);
report("endpointOfUrl, wss", perSecond(endpointOfUrl, urls));
report(
  "endpointOfUrl, turn",
  perSecond(
    endpointOfUrl,
    urls.map((url) => url.replace("wss://", "turn:").replace("/path?query", "")),
  ),
);
console.log(
  `goal for canonical hosts: ${GOAL_PER_SECOND.toLocaleString("en")} /s, ${canonical >= GOAL_PER_SECOND ? "met" : "missed"}`,
);
process.exitCode = canonical >= GOAL_PER_SECOND ? 0 : 1;
