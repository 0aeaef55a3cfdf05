import type { Socket as DatagramSocket } from "node:dgram";
import type { Server, Socket } from "node:net";

/** A program's output after it ended well. */
export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** A place in which sockets can be opened: this machine's own network, or a namespace. */
export interface Network {
  /** Stands for this network among others: two networks with the same id see each other's ports. */
  readonly id: string;

  /** Aborts when the network is gone; what was opened in it closes then. */
  readonly ended?: AbortSignal;

  /**
   * Opens a listening socket. The caller attaches its own `connection` listener in the same tick.
   * @throws {PortUnavailableError} If the port is taken or not allowed.
   */
  listen(host: string, port: number): Promise<Server>;

  /**
   * Opens a bound datagram socket.
   * @throws {PortUnavailableError} If the port is taken or not allowed.
   */
  bind(host: string, port: number): Promise<DatagramSocket>;

  /** Connects, from an address and port that the system chooses. */
  connect(host: string, port: number): Promise<Socket>;

  /**
   * Runs a program in this network.
   * @throws {CommandError} If it is missing, fails or takes longer than a few seconds.
   */
  run(command: string, args: readonly string[], input?: string): Promise<CommandOutput>;
}
