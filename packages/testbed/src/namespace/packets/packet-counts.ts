import { formatIpv6, parseIpv6 } from "@hushport/core";
import type { Protocol } from "../../targets/target.ts";

/** How many packets began a contact with one endpoint: SYNs, repeated ones too, or datagrams. */
export interface PacketCount {
  readonly protocol: Protocol;
  /** IP address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly packets: number;
}

/** What programs inside sent until some moment, by where it went. */
export class PacketCounts {
  readonly all: readonly PacketCount[];
  readonly #byEndpoint: ReadonlyMap<string, number>;

  constructor(all: readonly PacketCount[]) {
    this.all = all;
    this.#byEndpoint = new Map(all.map((count) => [endpointOf(count), count.packets]));
  }

  /** Packets to one endpoint. */
  to(endpoint: Omit<PacketCount, "packets">): number {
    return this.#byEndpoint.get(endpointOf(endpoint)) ?? 0;
  }

  /** Packets to any port of a host. */
  toHost(protocol: Protocol, host: string): number {
    const wanted = canonical(host);
    return this.all
      .filter((count) => count.protocol === protocol && canonical(count.host) === wanted)
      .reduce((sum, { packets }) => sum + packets, 0);
  }

  /** What was sent after an earlier count. */
  since(earlier: PacketCounts): PacketCounts {
    return new PacketCounts(
      this.all
        .map((count) => ({ ...count, packets: count.packets - earlier.to(count) }))
        .filter(({ packets }) => packets > 0),
    );
  }
}

function endpointOf({ protocol, host, port }: Omit<PacketCount, "packets">): string {
  return `${protocol} ${canonical(host)} ${port}`;
}

function canonical(host: string): string {
  const ipv6 = parseIpv6(host.replace(/^\[(.*)\]$/, "$1"));
  return ipv6 === undefined ? host : formatIpv6(ipv6);
}
