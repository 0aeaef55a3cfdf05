import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { parseIpAddress } from "./address-block.ts";
import { addressSpaceOfAddress } from "./address-space-of-address.ts";
import lna from "./fixtures/lna-table.json" with { type: "json" };
import { createRandom } from "./spellings/seeded-random.ts";
import { NON_PUBLIC_IPV4 } from "./non-public-ipv4.ts";
import { NON_PUBLIC_IPV6 } from "./non-public-ipv6.ts";

const MAPPED_BLOCK = "::ffff:0:0/96";
const rows = lna.rows.map(([block = "", , , space]) => [block, space]);

test("NON_PUBLIC_IPV4 is the specification's table, row for row", () => {
  expect(NON_PUBLIC_IPV4).toEqual(rows.filter(([block]) => block?.includes(".")));
});

test("NON_PUBLIC_IPV6 is the specification's table, row for row", () => {
  expect(NON_PUBLIC_IPV6).toEqual(rows.filter(([block]) => block?.includes(":") && block !== MAPPED_BLOCK));
});

test.each(lna.rows)("addressSpaceOfAddress() follows the row %s (%s, %s) up to both edges", (block = "") => {
  for (const text of edgesOf(block)) expect([text, spaceOf(text)]).toEqual([text, spaceByTable(text)]);
});

test("addressSpaceOfAddress() agrees with ipaddr.js walking the specification's rows for 20,000 addresses", () => {
  const random = createRandom(7);
  for (let count = 0; count < 20_000; count++) {
    const text = randomAddress(random);
    expect([text, spaceOf(text)]).toEqual([text, spaceByTable(text)]);
  }
});

test.each([
  ["224.0.0.251", "multicast"],
  ["255.255.255.255", "broadcast"],
  ["240.0.0.1", "reserved"],
  ["192.0.0.8", "IETF protocol assignments"],
  ["192.0.2.1", "IPv4 documentation"],
  ["ff02::fb", "multicast"],
  ["100::1", "discard only"],
])("addressSpaceOfAddress(%s) is public, since the specification's table has no row for %s", (text) => {
  expect(spaceOf(text)).toBe("public");
});

function spaceOf(text: string): string | undefined {
  const address = parseIpAddress(text);
  return address && addressSpaceOfAddress(address);
}

/** The specification's algorithm over the specification's rows, with somebody else's addresses. */
function spaceByTable(text: string): string {
  // `process` replaces an IPv4-mapped address by its embedded IPv4 address.
  const address = ipaddr.process(text);
  const row = lna.rows.find(([block = ""]) => {
    const [network, length] = ipaddr.parseCIDR(block);
    return network.kind() === address.kind() && address.match([network, length]);
  });
  return row?.[3] ?? "public";
}

/** First and last address of a block and their neighbours outside. */
function edgesOf(block: string): string[] {
  const [network, length] = ipaddr.parseCIDR(block);
  const bits = network.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const width = network.kind() === "ipv4" ? 32n : 128n;
  const last = bits + (1n << (width - BigInt(length))) - 1n;
  return [bits - 1n, bits, last, last + 1n]
    .filter((value) => value >= 0n && value < 1n << width)
    .map((value) => fromBits(value, Number(width) / 8));
}

function fromBits(value: bigint, bytes: number): string {
  return ipaddr
    .fromByteArray(
      Array.from({ length: bytes }, (_, at) => Number((value >> BigInt(8 * (bytes - 1 - at))) & 255n)),
    )
    .toString();
}

/** Half of them near a block of the table, so that rows are hit; some IPv4-mapped. */
function randomAddress(random: ReturnType<typeof createRandom>): string {
  const near = ipaddr.parseCIDR(random.pick(lna.rows)[0] ?? "")[0].toByteArray();
  const kept = random.below(near.length + 1);
  const bytes = near.map((byte, at) => (at < kept ? byte : random.below(256)));
  const isMapped = bytes.length === 4 && random.below(4) === 0;
  return (isMapped ? "::ffff:" : "") + ipaddr.fromByteArray(bytes).toString();
}
