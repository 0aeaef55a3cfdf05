import type { RequestListener } from "node:http";
import type { Certificate } from "../certificate/create-certificate.ts";
import type { Network } from "../network/network.ts";
import type { ContactListener, Contacts } from "./contact-log.ts";

/** Transports over which targets can be opened. */
export const PROTOCOLS = ["tcp", "udp"] as const;

/** Transport of a target. */
export type Protocol = (typeof PROTOCOLS)[number];

/**
 * What makes the port behave so.
 *
 * `listener` a program of ours; `reserved-port` a port held by a connected socket, so that the system refuses;
 * `packet-filter` a rule that drops what arrives; `full-accept-queue` a listener that accepts no more;
 * `unread-socket` a datagram socket that never answers.
 */
export type Means = "listener" | "reserved-port" | "packet-filter" | "full-accept-queue" | "unread-socket";

/** A port in a known state, and what arrived at it. */
export interface Target extends AsyncDisposable {
  readonly kind: string;
  readonly protocol: Protocol;
  /** IP address without brackets, as sockets take it. */
  readonly host: string;
  readonly port: number;
  /** `host:port` as URLs take it, with brackets around IPv6. */
  readonly authority: string;
  readonly means: Means;
  /** Present where the target speaks TLS. */
  readonly certificate?: Certificate;

  /** What arrived until now. Nothing can be seen of what the system itself refuses or drops: see {@link attempts}. */
  contacts(): Contacts;

  /** Calls `listener` for each later contact, until `signal` aborts or the target closes. */
  onContact(listener: ContactListener, signal?: AbortSignal): void;

  /**
   * Packets that began a contact (SYN, or any datagram), repeated ones included, as counted by the packet filter.
   * @returns `undefined` when there is no counter, which only `closed` and `filtered` have, where the filter is allowed.
   */
  attempts(): Promise<number | undefined>;

  /** Frees the port and ends its connections. Closing twice is fine. */
  close(): Promise<void>;
}

/** How a target is opened. All have defaults. */
export interface TargetOptions {
  /** IP address, IPv6 with or without brackets. */
  readonly host?: string;
  /** 0 takes a free one that browsers do not block. */
  readonly port?: number;
  readonly network?: Network;
  /** Closes the target when it aborts. */
  readonly signal?: AbortSignal;
  /** Makes `http`, `slow` and `websocket` speak TLS; `https` makes its own when there is none. */
  readonly certificate?: Certificate;
  /** What the targets that speak HTTP answer, in place of a small page. */
  readonly respond?: RequestListener;
  /** How long `slow` waits before it answers. */
  readonly delayMs?: number;
  /** Lets `closed` count what it refuses ({@link Target.attempts}); changes the packet filter, so it is asked for. */
  readonly counting?: "packet-filter";
  /** Which means `filtered` must use; without it, the packet filter where that is allowed. */
  readonly means?: Means;
}

/** Options with the defaults filled in, as the kinds get them. */
export interface OpenRequest extends TargetOptions {
  readonly host: string;
  readonly port: number;
  readonly network: Network;
}

/** What a kind hands back; `openTarget` makes a {@link Target} of it. */
export interface OpenPort {
  readonly port: number;
  readonly means: Means;
  readonly certificate?: Certificate;
  contacts(): Contacts;
  onContact: Target["onContact"];
  attempts?: Target["attempts"];
  close(): Promise<void>;
}

/** One kind of target. One file each; the list is `targets/index.ts`. */
export interface TargetKindDefinition {
  readonly kind: string;
  readonly protocol: Protocol;
  /** What answers there, in one sentence. */
  readonly summary: string;
  open(request: OpenRequest): Promise<OpenPort>;
}
