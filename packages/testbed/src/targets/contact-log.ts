import type { Socket } from "node:net";

/** Enough for a ClientHello's start, an HTTP request line or a STUN header. */
export const FIRST_BYTES_LIMIT = 512;

/** One thing that arrived at a target. */
export interface Contact {
  readonly kind: "connection" | "first-bytes" | "datagram";
  /** Milliseconds since the Unix epoch, with fractions. */
  readonly atMs: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** What arrived, at most {@link FIRST_BYTES_LIMIT}; empty for `connection`. */
  readonly bytes: Uint8Array;
}

/** Everything that arrived at a target until now: the ground truth for reach. */
export interface Contacts {
  /** TCP connections accepted. */
  readonly connections: number;
  readonly datagrams: number;
  /** Bytes received, TLS included, over all connections and datagrams. */
  readonly bytes: number;
  /** Milliseconds since the Unix epoch of the first connection or datagram. */
  readonly firstContactAtMs: number | undefined;
  /** Milliseconds since the Unix epoch of the first byte. */
  readonly firstByteAtMs: number | undefined;
  /** The first bytes that ever arrived, at most {@link FIRST_BYTES_LIMIT}. */
  readonly firstBytes: Uint8Array;
}

/** Called for each contact, in the order of arrival. */
export type ContactListener = (contact: Contact) => void;

const NOTHING = new Uint8Array();

/** Collects what arrives at one target. */
export class ContactLog {
  readonly #listeners = new Set<ContactListener>();
  readonly #openSockets = new Set<Socket>();
  #connections = 0;
  #datagrams = 0;
  #endedBytes = 0;
  #firstContactAtMs: number | undefined;
  #firstByteAtMs: number | undefined;
  #firstBytes = NOTHING;

  /** Calls `listener` for each later contact, until `signal` aborts. */
  subscribe(listener: ContactListener, signal?: AbortSignal): void {
    if (signal?.aborted === true) return;
    this.#listeners.add(listener);
    signal?.addEventListener("abort", () => this.#listeners.delete(listener), { once: true });
  }

  connected(socket: Socket): void {
    this.#connections += 1;
    this.#openSockets.add(socket);
    socket.once("close", () => {
      this.#openSockets.delete(socket);
      this.#endedBytes += socket.bytesRead;
    });
    this.#note("connection", socket, NOTHING);
  }

  firstBytesArrived(socket: Socket, bytes: Uint8Array): void {
    this.#note("first-bytes", socket, bytes);
  }

  datagramArrived(from: { readonly address: string; readonly port: number }, bytes: Uint8Array): void {
    this.#datagrams += 1;
    this.#endedBytes += bytes.length;
    this.#note("datagram", { remoteAddress: from.address, remotePort: from.port }, bytes);
  }

  snapshot(): Contacts {
    let bytes = this.#endedBytes;
    for (const socket of this.#openSockets) bytes += socket.bytesRead;
    return {
      connections: this.#connections,
      datagrams: this.#datagrams,
      bytes,
      firstContactAtMs: this.#firstContactAtMs,
      firstByteAtMs: this.#firstByteAtMs,
      firstBytes: this.#firstBytes,
    };
  }

  /** Ends every connection that is still open. */
  endConnections(): void {
    for (const socket of this.#openSockets) socket.destroy();
  }

  #note(
    kind: Contact["kind"],
    from: Pick<Socket, "remoteAddress" | "remotePort">,
    arrived: Uint8Array,
  ): void {
    const atMs = performance.timeOrigin + performance.now();
    // Copied: a view would keep the whole receive buffer alive.
    const bytes = Uint8Array.from(arrived.subarray(0, FIRST_BYTES_LIMIT));
    this.#firstContactAtMs ??= atMs;
    if (bytes.length > 0 && this.#firstByteAtMs === undefined) {
      this.#firstByteAtMs = atMs;
      this.#firstBytes = bytes;
    }
    const contact: Contact = {
      kind,
      atMs,
      // A peer that is gone already has no address any more.
      remoteAddress: from.remoteAddress ?? "",
      remotePort: from.remotePort ?? 0,
      bytes,
    };
    for (const listener of this.#listeners) listener(contact);
  }
}
