import type { Namespace } from "../create-namespace.ts";

/** A program that carries a namespace's traffic to the internet without any right to do so on the host. */
export interface EgressProgram {
  readonly id: "slirp4netns" | "pasta";
  /** Everything after the program's name. */
  arguments(namespace: Namespace): readonly string[];
}

/** A network that no home router hands out, so that it covers none of the machine's own. */
const NETWORK = "10.213.77";
/** What programs inside ask for names; the egress program asks the machine's resolver. */
export const EGRESS_RESOLVER = `${NETWORK}.3`;
export const EGRESS_LINK = "out0";

/**
 * Programs that can do it, the one that works for root too first.
 *
 * Source: slirp4netns(1) 1.2.0, pasta(1) 2023-03-09, both tried on Debian 12. Snapshot: 2026-11. Left out: IPv6, which
 * the first has as an experiment only. The host's loopback stays out of reach in both.
 */
export const EGRESS_PROGRAMS = [
  {
    id: "slirp4netns",
    arguments: ({ pid, way }) => [
      "--configure",
      "--mtu=65520",
      "--disable-host-loopback",
      `--cidr=${NETWORK}.0/24`,
      "--netns-type=path",
      ...(way.id === "root" ? [] : [`--userns-path=/proc/${pid}/ns/user`]),
      `/proc/${pid}/ns/net`,
      EGRESS_LINK,
    ],
  },
  {
    id: "pasta", // of a namespace made by root itself it says that it cannot open it
    arguments: ({ pid, way }) => [
      "--foreground",
      "--config-net",
      "--ipv4-only",
      "--no-map-gw",
      `--ns-ifname=${EGRESS_LINK}`,
      `--address=${NETWORK}.100`,
      "--netmask=24",
      `--gateway=${NETWORK}.2`,
      `--dns-forward=${EGRESS_RESOLVER}`,
      "--tcp-ports=none",
      "--udp-ports=none",
      "--tcp-ns=none",
      "--udp-ns=none",
      // As root it would become another user, who may not enter.
      ...(process.geteuid?.() === 0 ? ["--runas=0"] : []),
      ...(way.id === "root" ? ["--netns-only"] : [`--userns=/proc/${pid}/ns/user`]),
      `--netns=/proc/${pid}/ns/net`,
    ],
  },
] as const satisfies readonly EgressProgram[];
