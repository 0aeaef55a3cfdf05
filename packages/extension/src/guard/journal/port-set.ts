/** Ports that exist. */
const PORT_COUNT = 65_536;
const BITS_PER_BYTE = 8;

/** A set of ports in 8 kB however many there are, so that a page that tries them all is counted exactly. */
export interface PortSet {
  readonly add: (port: number) => void;
  readonly has: (port: number) => boolean;
  readonly size: () => number;
  /** Text for storage; short for few ports. */
  readonly encode: () => string;
}

/** Creates a port set, from {@link PortSet.encode}'s text where there is one; anything else is an empty set. */
export function createPortSet(encoded = ""): PortSet {
  const bits = new Uint8Array(PORT_COUNT / BITS_PER_BYTE);
  let count = 0;
  for (const range of encoded === "" ? [] : encoded.split(",")) {
    const [from = Number.NaN, to = from] = range.split("-").map((text) => Number.parseInt(text, 36));
    for (let port = from; port <= Math.min(to, PORT_COUNT - 1); port += 1) add(port);
  }

  function has(port: number): boolean {
    return ((bits[port >> 3] ?? 0) & (1 << (port & 7))) !== 0;
  }

  function add(port: number): void {
    if (!Number.isInteger(port) || port < 0 || port >= PORT_COUNT || has(port)) return;
    bits[port >> 3] = (bits[port >> 3] ?? 0) | (1 << (port & 7));
    count += 1;
  }

  return { add, has, size: () => count, encode: () => encodeRanges(has) };
}

/** Ranges in base 36: a scan of consecutive ports, the usual one, is a few characters. */
function encodeRanges(has: (port: number) => boolean): string {
  const ranges: string[] = [];
  for (let port = 0; port < PORT_COUNT; port += 1) {
    if (!has(port)) continue;
    const from = port;
    while (port + 1 < PORT_COUNT && has(port + 1)) port += 1;
    ranges.push(from === port ? from.toString(36) : `${from.toString(36)}-${port.toString(36)}`);
  }
  return ranges.join(",");
}
