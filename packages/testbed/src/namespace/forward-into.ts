import { connect, isIPv6, type Socket } from "node:net";
import { pipeline } from "node:stream";
import { PortUnavailableError } from "../errors.ts";
import { listeningPort } from "../network/listening-port.ts";
import type { Namespace } from "./create-namespace.ts";

/** One endpoint, outside and inside. */
export interface Endpoint {
  /** IP address, IPv6 without brackets. */
  readonly address: string;
  readonly port: number;
}

/** An endpoint that programs inside reach as those outside do. */
export interface Forwarding extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  /** Connections forwarded until now. */
  connections(): number;
  close(): Promise<void>;
}

/**
 * Makes an endpoint of this machine reachable inside under the same address and port.
 *
 * A connection that the endpoint refuses is accepted inside and reset at once: the other side is asked only then.
 * @throws {PortUnavailableError} If the endpoint is taken inside.
 */
export async function forwardInto(namespace: Namespace, { address, port }: Endpoint): Promise<Forwarding> {
  await haveAddress(namespace, address);
  const server = await namespace.network.listen(address, port);
  const open = new Set<Socket>();
  let connections = 0;
  server.on("connection", (inside: Socket) => {
    connections += 1;
    const outside = connect({ host: address, port, noDelay: true });
    for (const socket of [inside, outside]) {
      open.add(socket);
      socket.once("close", () => open.delete(socket));
    }
    // Errors end both; the page sees a reset, as it would without us.
    pipeline(inside, outside, () => undefined);
    pipeline(outside, inside, (error) => {
      if (error !== undefined && error !== null) inside.resetAndDestroy();
    });
  });
  const close = (): Promise<void> => {
    for (const socket of open) socket.destroy();
    return new Promise((resolve) => {
      server.close(() => resolve());
    });
  };
  namespace.ended.addEventListener("abort", () => void close(), { once: true });
  return {
    address,
    port: listeningPort(server),
    connections: () => connections,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** All of 127.0.0.0/8 is there from the start; anything else is added to the loopback interface. */
async function haveAddress({ network }: Namespace, address: string): Promise<void> {
  if (address.startsWith("127.") || address === "::1") return;
  const length = isIPv6(address) ? "128" : "32";
  const { stdout } = await network.run("ip", ["-o", "address", "show", "to", `${address}/${length}`]);
  if (stdout.trim() !== "") return;
  await network.run("ip", ["address", "add", `${address}/${length}`, "dev", "lo"]).catch((cause: unknown) => {
    throw new PortUnavailableError(address, 0, "the address cannot be had inside", { cause });
  });
}
