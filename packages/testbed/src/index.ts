export { createCertificate, type Certificate } from "./certificate/create-certificate.ts";
export { CommandError, PacketFilterError, PortUnavailableError, TestbedError } from "./errors.ts";
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
