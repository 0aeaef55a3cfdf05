import { once } from "node:events";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { createSpaceMemory } from "@hushport/core";
import { GatewayListenError } from "./errors.ts";
import { Pool } from "./forward/pool.ts";
import { DEFAULT_DRAIN_MS } from "./limits.ts";
import { completeOptions, parseGatewayLatencyMs, type GatewayOptions } from "./options.ts";
import { createResolver } from "./resolve/create-resolver.ts";
import { createProxyServer } from "./server/create-server.ts";
import type { GatewayRules, House } from "./server/house.ts";
import { formatAuthority } from "./request/authority.ts";
import { pacFile } from "./settings/pac-file.ts";

/** A running gateway. */
export interface Gateway extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** `http://host:port`, as programs take a proxy. */
  readonly url: string;
  /** Connections that are open now, those of clients only. */
  readonly connections: number;
  /** Takes other rules for the requests that come from here on. */
  update(rules: Partial<GatewayRules>): void;
  /**
   * Takes no more connections, lets what is under way end, and ends what is left after `drainMs` (default: 5,000).
   * Closing twice is fine.
   */
  close(options?: { readonly drainMs?: number }): Promise<void>;
}

/**
 * Starts a gateway.
 *
 * @throws {GatewayOptionError} If an option is not allowed.
 * @throws {GatewayListenError} If it cannot listen there.
 */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const { signal } = options;
  signal?.throwIfAborted();
  const complete = completeOptions(options);
  let rules: GatewayRules = { latencyMs: complete.latencyMs, grants: complete.grants };
  const own = { host: complete.host, port: complete.port };
  const pool = new Pool();
  const house: House = {
    rules: () => rules,
    resolver: createResolver(complete.lookup === undefined ? {} : { lookup: complete.lookup }),
    memory: createSpaceMemory(),
    pool,
    token: complete.token,
    own: () => own,
    report: (probe) => complete.onProbe?.(probe),
    reportFault: (error) => complete.onFault?.(error),
    pac: () => (complete.pac === "serve" ? pacFile(own) : undefined),
  };
  const server = createProxyServer(house, complete.headTimeoutMs);
  server.maxConnections = complete.maxConnections;
  const sockets = trackSockets(server);
  own.port = await listen(server, own);
  let closed: Promise<void> | undefined;
  const close = (drainMs: number) =>
    (closed ??= closeServer(server, sockets, drainMs).finally(() => pool.destroy()));
  signal?.addEventListener("abort", () => void close(0), { once: true });
  return {
    ...own,
    url: `http://${formatAuthority(own)}`,
    get connections() {
      return sockets.size;
    },
    update(changed) {
      rules = {
        ...rules,
        ...changed,
        latencyMs: parseGatewayLatencyMs(changed.latencyMs ?? rules.latencyMs),
      };
    },
    close: ({ drainMs = DEFAULT_DRAIN_MS } = {}) => close(drainMs),
    [Symbol.asyncDispose]: () => close(0),
  };
}

function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    // A tunnel's connection comes by a second time when its inside is read.
    if (sockets.has(socket)) return;
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  return sockets;
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  server.listen({ host, port });
  try {
    await once(server, "listening");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new GatewayListenError(host, port, REASONS.get(code) ?? code, { cause });
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ["EADDRINUSE", "another program listens there, perhaps another gateway; stop it, or choose another port"],
  ["EACCES", "the system does not allow it; choose a port above 1023"],
  ["EADDRNOTAVAIL", "this machine has no such address"],
]);

/** How often connections are looked for that have nothing more under way. */
const IDLE_CHECK_MS = 50;

async function closeServer(server: Server, sockets: ReadonlySet<Socket>, drainMs: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const checking = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const timer = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, drainMs);
  await closed;
  clearTimeout(timer);
  clearInterval(checking);
  // The server counts handles, which end before their sockets say so.
  await Promise.all([...sockets].map((socket) => once(socket, "close")));
}
