import { appPorts } from "./app-ports.ts";
import { developerLeftover } from "./developer-leftover.ts";
import { localAccess } from "./local-access.ts";
import { manyHostsOnePort } from "./many-hosts-one-port.ts";
import { manyPortsOneHost } from "./many-ports-one-host.ts";
import { manyPrograms } from "./many-programs.ts";
import { namedApp } from "./named-app.ts";
import { oauthLoopback } from "./oauth-loopback.ts";
import { peerToPeer } from "./peer-to-peer.ts";
import { portWalk } from "./port-walk.ts";
import type { Rule } from "./rule.ts";
import { scatteredEndpoints } from "./scattered-endpoints.ts";
import { smuggledDatagram } from "./smuggled-datagram.ts";
import { unknownProgram } from "./unknown-program.ts";

/**
 * Rules in the order in which they are asked, after the signatures: what one explains, the next is not shown. First those
 * that say whom a page wants, then those that find a search, then those for what is no search. The last leaves nothing.
 */
export const RULES: readonly Rule[] = [
  smuggledDatagram,
  peerToPeer,
  manyHostsOnePort,
  manyPrograms,
  namedApp,
  oauthLoopback,
  portWalk,
  manyPortsOneHost,
  scatteredEndpoints,
  unknownProgram,
  developerLeftover,
  appPorts,
  localAccess,
];
