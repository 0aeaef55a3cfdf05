import { expect, test } from "vitest";
import { endpointOfUrl } from "../endpoint.ts";
import { canonicalHost, withoutBrackets } from "../canonical-host.ts";
import { standardHostname } from "../fixtures/standard-hostname.ts";
import { addressSpace, embeddedSpace } from "../host-space.ts";
import { AUTHORITY_NOTATIONS } from "./authority-notations.ts";
import { CHARACTER_NOTATIONS } from "./character-notations.ts";
import { generateSpellings, type Spelling } from "./generate-spellings.ts";
import { IPV6_NOTATIONS } from "./ipv6-notations.ts";
import { NUMBER_NOTATIONS } from "./number-notations.ts";
import { REFUSED_HOSTS } from "./refused-hosts.ts";
import { SPELLED_NAMES } from "./spelled-hosts.ts";

const spellings = generateSpellings(20_261_121, 10_000);

test("generateSpellings() gives as many different texts as asked for, the same ones for the same seed", () => {
  expect(new Set(spellings.map(({ text }) => text)).size).toBe(10_000);
  expect(generateSpellings(20_261_121, 100)).toEqual(spellings.slice(0, 100));
  expect(generateSpellings(1, 100)).not.toEqual(spellings.slice(0, 100));
  expect(generateSpellings(1, 0)).toEqual([]);
});

test("10,000 spellings use every notation and every name", () => {
  const used = new Set(spellings.flatMap(({ notations }) => notations));
  const all = [NUMBER_NOTATIONS, CHARACTER_NOTATIONS, IPV6_NOTATIONS, AUTHORITY_NOTATIONS, REFUSED_HOSTS];
  expect(all.flat().filter(({ id }) => !used.has(id))).toEqual([]);
  const hosts = new Set(spellings.map(({ host }) => host));
  expect(SPELLED_NAMES.filter(([, canonical]) => !hosts.has(canonical))).toEqual([]);
});

test("no two notations share an id", () => {
  const ids = [
    NUMBER_NOTATIONS,
    CHARACTER_NOTATIONS,
    IPV6_NOTATIONS,
    AUTHORITY_NOTATIONS,
    REFUSED_HOSTS,
  ].flat();
  expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
});

const standard = spellings.map(({ text }) => hostOf(standardHostname(`http://${text}/`)));

test("whatwg-url reads each of 10,000 spellings as it was meant", () => {
  expect(spellings.filter(({ host }, at) => standard[at] !== host)).toEqual([]);
});

test("canonicalHost() agrees with whatwg-url about 10,000 spellings", () => {
  expect(
    unlikeStandard(
      ({ text }) => canonicalHost(text),
      (host) => host,
    ),
  ).toEqual([]);
});

test("endpointOfUrl() agrees with whatwg-url about 10,000 spellings as WebSocket URLs", () => {
  expect(
    unlikeStandard(
      ({ text }) => endpointOfUrl(`wss://${text}/`)?.host,
      (host) => host,
    ),
  ).toEqual([]);
});

test("addressSpace() of 10,000 spellings is that of the host that browsers resolve", () => {
  expect(
    unlikeStandard(
      ({ text }) => addressSpace(text),
      (host = "") => addressSpace(host),
    ),
  ).toEqual([]);
});

test("embeddedSpace() of 10,000 spellings is that of the host that browsers resolve", () => {
  expect(
    unlikeStandard(
      ({ text }) => embeddedSpace(text),
      (host = "") => embeddedSpace(host),
    ),
  ).toEqual([]);
});

function hostOf(hostname: string | undefined): string | undefined {
  return hostname === undefined ? undefined : withoutBrackets(hostname);
}

/** The spellings of which `read` says something else than `readCanonical` says of whatwg-url's host for them. */
function unlikeStandard(
  read: (spelling: Spelling) => string | undefined,
  readCanonical: (host: string | undefined) => string | undefined,
): unknown[] {
  return spellings.flatMap((spelling, at) => {
    // On top of what a URL can hold, hosts are taken without brackets; `host-space.test.ts` is about those.
    if (spelling.notations.includes("no-brackets")) return [];
    const [ours, theirs] = [read(spelling), readCanonical(standard[at])];
    return ours === theirs ? [] : [{ ...spelling, ours, theirs }];
  });
}
