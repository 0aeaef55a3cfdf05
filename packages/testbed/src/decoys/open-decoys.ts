import { PortUnavailableError } from "../errors.ts";
import type { Network } from "../network/network.ts";
import type { Contact } from "../targets/contact-log.ts";
import { openTarget } from "../targets/open-target.ts";
import type { Target } from "../targets/target.ts";

/** A port that cannot be a decoy, and why. */
export interface SkippedPort {
  readonly host: string;
  readonly port: number;
  /** The system's word: `EADDRINUSE` when a program of this machine has it, `EACCES` when only root may. */
  readonly reason: string;
}

/** Open ports that only look like programs. */
export interface Decoys extends AsyncDisposable {
  readonly open: readonly Target[];
  readonly skipped: readonly SkippedPort[];
  /** Calls `listener` for each later contact with any decoy, until `signal` aborts. */
  onContact(listener: (contact: Contact, target: Target) => void, signal?: AbortSignal): void;
  close(): Promise<void>;
}

/** How decoys are opened. */
export interface DecoyOptions {
  /** Loopback addresses; every port is opened on each. */
  readonly hosts?: readonly string[];
  readonly network?: Network;
  readonly signal?: AbortSignal;
}

/** Ports at which visitors expect a program that speaks first: VNC's (RFC 6143). */
const BANNER_PORTS = { first: 5900, last: 5909 } as const;

/**
 * Opens given ports where they are free, so that a page's probes connect and can be seen. Ports in use are left alone.
 * @throws {RangeError} If a host is not of the loopback interface: other machines could reach the decoys.
 */
export async function openDecoys(
  ports: readonly number[],
  { hosts = ["127.0.0.1"], network, signal }: DecoyOptions = {},
): Promise<Decoys> {
  for (const host of hosts) {
    if (!/^(127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host)) {
      throw new RangeError(`Cannot open decoys on ${host}: it is no loopback address`);
    }
  }
  const open: Target[] = [];
  const skipped: SkippedPort[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(open.map((target) => target.close()));
  };
  try {
    for (const host of hosts) {
      for (const port of new Set(ports)) {
        const opened = await openDecoy(host, port, network);
        if ("reason" in opened) skipped.push(opened);
        else open.push(opened);
        signal?.throwIfAborted();
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  // Whoever calls `close()` gets its error; an abort has nobody to tell.
  signal?.addEventListener("abort", () => void close().catch(() => undefined), { once: true });
  return {
    open,
    skipped,
    onContact: (listener, until) => {
      for (const target of open) target.onContact((contact) => listener(contact, target), until);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function openDecoy(
  host: string,
  port: number,
  network: Network | undefined,
): Promise<Target | SkippedPort> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new RangeError(`Cannot open a decoy at port ${port}: it is no port`);
  }
  const kind = port >= BANNER_PORTS.first && port <= BANNER_PORTS.last ? "banner" : "silent";
  try {
    return await openTarget(kind, { host, port, ...(network === undefined ? {} : { network }) });
  } catch (error) {
    if (!(error instanceof PortUnavailableError)) throw error;
    return { host, port, reason: error.reason };
  }
}
