export { createAuthority, type Authority } from "./certificate/create-authority.ts";
export { createCertificate, type Certificate } from "./certificate/create-certificate.ts";
export { openDecoys, type DecoyOptions, type Decoys, type SkippedPort } from "./decoys/open-decoys.ts";
export {
  CommandError,
  IsolationError,
  NamespaceGoneError,
  PacketFilterError,
  PortUnavailableError,
  TestbedError,
} from "./errors.ts";
export { canIsolate, type Isolation } from "./namespace/can-isolate.ts";
export {
  createNamespace,
  type CommandLine,
  type Namespace,
  type NamespaceOptions,
} from "./namespace/create-namespace.ts";
export { connectEgress, type Egress } from "./namespace/egress/connect-egress.ts";
export { forwardInto, type Endpoint, type Forwarding } from "./namespace/forward-into.ts";
export { forwardOut } from "./namespace/forward-out.ts";
export type { IsolationWay } from "./namespace/isolation-way.ts";
export {
  createLabNetwork,
  type LabNetwork,
  type LabNetworkOptions,
} from "./namespace/lab-network/create-lab-network.ts";
export { LAB_NETWORK_NAMES, PUBLIC_ADDRESS, THIRD_PARTY_ADDRESS } from "./namespace/lab-network/lab-names.ts";
export { addLan } from "./namespace/lan/add-lan.ts";
export { DEFAULT_LAN, HOST_STATES, type HostState, type LanHost } from "./namespace/lan/lan-host.ts";
export { addressesOf, flipping, type NameRecord } from "./namespace/names/name-record.ts";
export { serveNames, type NameQuestion, type NameServer } from "./namespace/names/serve-names.ts";
export { countPackets, type ReadPacketCounts } from "./namespace/packets/count-packets.ts";
export { PacketCounts, type PacketCount } from "./namespace/packets/packet-counts.ts";
export { HOST_NETWORK } from "./network/host-network.ts";
export type { CommandOutput, Network } from "./network/network.ts";
export {
  neverAnswer,
  neverEnd,
  redirectTo,
  resetConnection,
  type Answer,
  type DescribedAnswer,
} from "./site/answer.ts";
export { serveSite, type Site, type SiteOptions, type SiteRequest } from "./site/serve-site.ts";
export {
  FIRST_BYTES_LIMIT,
  type Contact,
  type ContactListener,
  type Contacts,
} from "./targets/contact-log.ts";
export { TCP_TARGET_KINDS, UDP_TARGET_KINDS, type TargetKind } from "./targets/index.ts";
export { openTarget } from "./targets/open-target.ts";
export { PROTOCOLS, type Means, type Protocol, type Target, type TargetOptions } from "./targets/target.ts";
