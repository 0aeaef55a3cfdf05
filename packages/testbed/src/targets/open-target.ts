import { formatIpv6, isBlockedPort, parseIpv6 } from "@hushport/core";
import { isIP, isIPv6 } from "node:net";
import { PortUnavailableError } from "../errors.ts";
import { HOST_NETWORK } from "../network/host-network.ts";

import { TARGET_DEFINITIONS, type TargetKind } from "./index.ts";
import type {
  OpenPort,
  OpenRequest,
  Protocol,
  Target,
  TargetKindDefinition,
  TargetOptions,
} from "./target.ts";

/** With a port range that is all blocked ports, each try is one in a few hundred at worst; this many cannot all hit. */
const MOST_TRIES = 20;

/**
 * Opens a port in a known state on this machine, and records what arrives there.
 * @throws {PortUnavailableError} If a port asked for by number is taken.
 * @throws {PacketFilterError} If `means: "packet-filter"` was demanded and is not allowed.
 */
export function openTarget<P extends Protocol = "tcp">(
  kind: TargetKind<P>,
  options: TargetOptions & { readonly protocol?: P } = {},
): Promise<Target> {
  return openDefinition(definitionOf(kind, options.protocol ?? "tcp"), options);
}

/** As {@link openTarget}, for one row of the list of kinds. */
export async function openDefinition(
  definition: TargetKindDefinition,
  options: TargetOptions = {},
): Promise<Target> {
  const { signal, network = HOST_NETWORK, port = 0 } = options;
  const host = parseHost(options.host ?? "127.0.0.1");
  signal?.throwIfAborted();
  const open = await openUnblocked(definition, { ...options, host, port, network });
  const target = asTarget(definition, host, open);
  if (signal?.aborted === true) {
    await target.close();
    signal.throwIfAborted();
  }
  // Whoever calls `close()` gets its error; an abort has nobody to tell.
  for (const end of [signal, network.ended]) {
    end?.addEventListener("abort", () => void target.close().catch(() => undefined), { once: true });
  }
  return target;
}

function parseHost(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  const ipv6 = parseIpv6(bare);
  // One spelling to each address, so that it compares with what sockets say.
  const canonical = ipv6 === undefined ? bare : formatIpv6(ipv6);
  if (isIP(canonical) === 0) throw new RangeError(`Cannot open a target on ${host}: it is no IP address`);
  if (canonical === "0.0.0.0" || canonical === "::") {
    throw new RangeError(`Cannot open a target on ${host}: other machines could reach it`);
  }
  return canonical;
}

function definitionOf(kind: string, protocol: Protocol): TargetKindDefinition {
  const found = TARGET_DEFINITIONS.find(
    (definition) => definition.kind === kind && definition.protocol === protocol,
  );
  if (found === undefined)
    throw new RangeError(`Cannot open a target: there is no kind ${kind} over ${protocol}`);
  return found;
}

async function openUnblocked(definition: TargetKindDefinition, request: OpenRequest): Promise<OpenPort> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const open = await definition.open(request);
    if (request.port !== 0 || !isBlockedPort(open.port)) return open;
    await open.close();
  }
  throw new PortUnavailableError(request.host, 0, "the system offers only ports that browsers block");
}

function asTarget({ kind, protocol }: TargetKindDefinition, host: string, open: OpenPort): Target {
  const ended = new AbortController();
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    ended.abort();
    closing ??= open.close();
    return closing;
  };
  return {
    kind,
    protocol,
    host,
    port: open.port,
    authority: isIPv6(host) ? `[${host}]:${open.port}` : `${host}:${open.port}`,
    means: open.means,
    ...(open.certificate === undefined ? {} : { certificate: open.certificate }),
    contacts: () => open.contacts(),
    onContact: (listener, signal) =>
      open.onContact(listener, signal === undefined ? ended.signal : AbortSignal.any([signal, ended.signal])),
    attempts: async () => open.attempts?.(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
