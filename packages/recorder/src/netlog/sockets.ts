import { dependencyOf, numberParam, textParam, type NetLogEvent } from "./event.ts";
import { createWire, isRefusal, MAX_KEPT_BYTES, parseEndpoint, type Wire } from "./wire.ts";

/** Follows every TCP and UDP socket of the browser. One socket can be several wires: it tries addresses in turn, or has many UDP peers. */
export class SocketTracker {
  /** Wires by socket, in order. A UDP socket has one for each peer. */
  readonly #wires = new Map<number, Wire[]>();
  readonly #connectJobOf = new Map<number, number>();
  /** Ports at which the browser's own UDP sockets can be reached. */
  readonly ownUdpPorts = new Set<number>();
  /** Sources that are sockets of the WebRTC stack: they belong to no request. */
  readonly #peerSockets = new Set<number>();
  /** Peers of connected UDP sockets, whose datagrams name no address. */
  readonly #connectedPeer = new Map<number, Wire>();
  /** UDP wires by socket and peer: a page can walk through every port from one socket. */
  readonly #peers = new Map<string, Wire>();

  /** Wires of one socket, in order. */
  wiresOf(socketId: number): readonly Wire[] {
    return this.#wires.get(socketId) ?? [];
  }

  /** Every socket with the connect job that made it, if one did. */
  *sockets(): Generator<{
    readonly socketId: number;
    readonly connectJobId: number | undefined;
    readonly isUnboundUdp: boolean;
    readonly wires: readonly Wire[];
  }> {
    for (const [socketId, wires] of this.#wires) {
      yield {
        socketId,
        connectJobId: this.#connectJobOf.get(socketId),
        isUnboundUdp: this.#peerSockets.has(socketId),
        wires,
      };
    }
  }

  /** Forgets a socket that is of no interest. */
  forget(socketId: number): void {
    this.#wires.delete(socketId);
    this.#connectJobOf.delete(socketId);
    this.#peerSockets.delete(socketId);
    this.#connectedPeer.delete(socketId);
  }

  /** Takes one event. Events of other kinds are ignored. */
  add(event: NetLogEvent): void {
    switch (event.type) {
      case "SOCKET_ALIVE":
        this.#alive(event);
        break;
      case "TCP_CONNECT_ATTEMPT":
        this.#attempt(event);
        break;
      case "SSL_HANDSHAKE_MESSAGE_SENT":
        this.#last(event, (wire) => (wire.hasSentClientHello = true));
        break;
      case "SOCKET_BYTES_SENT":
        this.#last(event, (wire) => countSent(wire, event));
        break;
      case "SOCKET_BYTES_RECEIVED":
        this.#last(event, (wire) => (wire.bytesReceived += numberParam(event, "byte_count") ?? 0));
        break;
      case "UDP_LOCAL_ADDRESS":
        this.#bind(event);
        break;
      case "UDP_CONNECT":
      case "UDP_BYTES_SENT":
      case "UDP_BYTES_RECEIVED":
      case "UDP_RECEIVE_ERROR":
        this.#datagram(event);
        break;
      default:
    }
  }

  #alive(event: NetLogEvent): void {
    if (event.phase === "begin") {
      const connectJobId = dependencyOf(event);
      if (connectJobId !== undefined) this.#connectJobOf.set(event.sourceId, connectJobId);
      return;
    }
    for (const wire of this.wiresOf(event.sourceId)) wire.endMs ??= event.atMs;
  }

  #attempt(event: NetLogEvent): void {
    if (event.phase === "begin") {
      this.#append(event.sourceId, createWire("tcp", textParam(event, "address") ?? "", event.atMs));
      return;
    }
    this.#last(event, (wire) => {
      const osError = numberParam(event, "os_error");
      const netError = numberParam(event, "net_error");
      wire.isRefused = isRefusal(osError, netError);
      if (osError === undefined && netError === undefined) wire.connectedMs = event.atMs;
      else wire.endMs = event.atMs;
    });
  }

  #bind(event: NetLogEvent): void {
    const local = parseEndpoint(textParam(event, "address") ?? "");
    // A connected socket (DNS, QUIC) hears nobody but its peer; a page that calls its port reaches somebody else, or nobody.
    const canHear = event.sourceType === "UDP_SOCKET" && !this.#connectedPeer.has(event.sourceId);
    if (local !== undefined && canHear) this.ownUdpPorts.add(local.port);
  }

  #datagram(event: NetLogEvent): void {
    const address = textParam(event, "address");
    if (event.type === "UDP_CONNECT") {
      if (address === undefined) return;
      const wire = createWire("udp", address, event.atMs);
      if (wire !== undefined) this.#connectedPeer.set(event.sourceId, wire);
      return;
    }
    // DNS and QUIC connect their sockets, WebRTC never does.
    const wire =
      this.#connected(event.sourceId) ?? (address === undefined ? undefined : this.#peer(event, address));
    if (wire === undefined) return;
    if (event.type === "UDP_BYTES_SENT") countSent(wire, event);
    else if (event.type === "UDP_BYTES_RECEIVED") wire.bytesReceived += numberParam(event, "byte_count") ?? 0;
    else wire.isRefused ||= isRefusal(undefined, numberParam(event, "net_error"));
  }

  #connected(socketId: number): Wire | undefined {
    const wire = this.#connectedPeer.get(socketId);
    if (wire !== undefined && this.wiresOf(socketId).length === 0) this.#append(socketId, wire);
    return wire;
  }

  #peer(event: NetLogEvent, address: string): Wire | undefined {
    const key = `${event.sourceId} ${address}`;
    const known = this.#peers.get(key);
    // An answer from somebody who was never asked is not a probe.
    if (known !== undefined || event.type !== "UDP_BYTES_SENT") return known;
    const fresh = createWire("udp", address, event.atMs);
    if (fresh === undefined) return undefined;
    this.#peers.set(key, fresh);
    this.#peerSockets.add(event.sourceId);
    this.#append(event.sourceId, fresh);
    return fresh;
  }

  #append(socketId: number, wire: Wire | undefined): void {
    if (wire === undefined) return;
    const wires = this.#wires.get(socketId);
    if (wires === undefined) this.#wires.set(socketId, [wire]);
    else wires.push(wire);
  }

  #last(event: NetLogEvent, change: (wire: Wire) => void): void {
    const wire = this.#wires.get(event.sourceId)?.at(-1);
    if (wire !== undefined) change(wire);
  }
}

function countSent(wire: Wire, event: NetLogEvent): void {
  wire.bytesSent += numberParam(event, "byte_count") ?? 0;
  if (wire.firstSent !== null) return;
  const bytes = textParam(event, "bytes");
  if (bytes === undefined) return;
  const base64Length = Math.ceil(MAX_KEPT_BYTES / 3) * 4;
  wire.firstSent = Uint8Array.from(atob(bytes.slice(0, base64Length)), (char) => char.charCodeAt(0));
}
