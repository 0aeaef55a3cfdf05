import {
  furtherReach,
  type AddressSpace,
  type Channel,
  type PortState,
  type Probe,
  type Scheme,
} from "@hushport/core";
import type { ReportPort } from "../report/port-schema.ts";

/** Hosts that are named per port; above what a person reads, far below a walk through a network. */
const MAX_HOSTS_PER_PORT = 16;

/** Hosts that are told apart per port; `hostCount` is exact up to here, which a walk through a /18 network fits in. */
const MAX_COUNTED_HOSTS = 16_384;

/** Most telling first. */
const STATES_BY_WEIGHT: readonly PortState[] = ["open", "closed", "filtered", "unknown"];

type PortName = Pick<ReportPort, "program" | "alternatives" | "category">;

/** Names the program at a port, as the catalogue of ports knows it. */
export type NamePort = (probe: Probe) => PortName;

interface Entry extends PortName {
  readonly port: number;
  readonly space: AddressSpace;
  readonly hosts: Set<string>;
  readonly schemes: Set<Scheme>;
  readonly channels: Set<Channel>;
  probeCount: number;
  reach: Probe["reach"];
  state: PortState;
  firstAtMs: number;
}

/** Counts probes by address space and port. Its memory grows with the ports and hosts, not with the probes. */
export class PortTally {
  readonly #entries = new Map<string, Entry>();
  readonly #namePort: NamePort;

  constructor(namePort: NamePort) {
    this.#namePort = namePort;
  }

  add(probe: Probe): void {
    const key = `${probe.space} ${probe.port}`;
    const entry = this.#entries.get(key) ?? this.#open(key, probe);
    entry.probeCount += 1;
    if (entry.hosts.size < MAX_COUNTED_HOSTS) entry.hosts.add(probe.host);
    entry.schemes.add(probe.scheme);
    entry.channels.add(probe.channel);
    entry.reach = furtherReach(entry.reach, probe.reach);
    entry.state = moreTelling(entry.state, probe.state);
    entry.firstAtMs = Math.min(entry.firstAtMs, probe.atMs);
  }

  /** @returns Every port in the order in which the page first tried it. */
  list(): readonly ReportPort[] {
    return [...this.#entries.values()]
      .map(toReportPort)
      .sort((a, b) => a.firstAtMs - b.firstAtMs || a.port - b.port);
  }

  #open(key: string, probe: Probe) {
    const entry = {
      port: probe.port,
      space: probe.space,
      ...this.#namePort(probe),
      hosts: new Set<string>(),
      schemes: new Set<Scheme>(),
      channels: new Set<Channel>(),
      probeCount: 0,
      reach: probe.reach,
      state: probe.state,
      firstAtMs: probe.atMs,
    };
    this.#entries.set(key, entry);
    return entry;
  }
}

function moreTelling(a: PortState, b: PortState): PortState {
  return STATES_BY_WEIGHT.indexOf(b) < STATES_BY_WEIGHT.indexOf(a) ? b : a;
}

function toReportPort({ hosts, schemes, channels, ...rest }: Entry): ReportPort {
  return Object.assign(rest, {
    hosts: [...hosts].slice(0, MAX_HOSTS_PER_PORT),
    hostCount: hosts.size,
    schemes: [...schemes],
    channels: [...channels],
  });
}
