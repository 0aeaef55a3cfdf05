/** Anything that the machine refused while a testbed was being built. Match {@link TestbedError.code}. */
export abstract class TestbedError extends Error {
  abstract readonly code: string;
}

/** A port that was asked for by number is taken or not allowed. Ask for port 0, or free it. */
export class PortUnavailableError extends TestbedError {
  override readonly name = "PortUnavailableError";
  readonly code = "ERR_TESTBED_PORT_UNAVAILABLE";
  readonly host: string;
  readonly port: number;
  /** The system's word where it gave one, such as `EADDRINUSE`. */
  readonly reason: string;

  constructor(host: string, port: number, reason: string, options?: ErrorOptions) {
    super(`Cannot open port ${port} of ${host}: ${reason}`, options);
    this.host = host;
    this.port = port;
    this.reason = reason;
  }
}

/** The packet filter could not be changed. Use `means: "full-accept-queue"`, or run with the right to use nftables. */
export class PacketFilterError extends TestbedError {
  override readonly name = "PacketFilterError";
  readonly code = "ERR_TESTBED_PACKET_FILTER";

  constructor(reason: string, options?: ErrorOptions) {
    super(`Cannot change the packet filter: ${reason}`, options);
  }
}

/** A program that the testbed needs ended badly. Its own words are in `output`. */
export class CommandError extends TestbedError {
  override readonly name = "CommandError";
  readonly code = "ERR_TESTBED_COMMAND";
  readonly output: string;

  constructor(command: string, output: string, options?: ErrorOptions) {
    super(`Cannot run ${command}: ${output.trim().split("\n").at(0) ?? "no output"}`, options);
    this.output = output;
  }
}

/** This system allows no network of our own. Run as root, or allow unprivileged user namespaces. */
export class IsolationError extends TestbedError {
  override readonly name = "IsolationError";
  readonly code = "ERR_TESTBED_ISOLATION";

  constructor(reason: string, options?: ErrorOptions) {
    super(`Cannot isolate: ${reason}`, options);
  }
}

/** The namespace has ended, by `close()`, its signal or because its agent died. Create another. */
export class NamespaceGoneError extends TestbedError {
  override readonly name = "NamespaceGoneError";
  readonly code = "ERR_TESTBED_NAMESPACE_GONE";

  constructor(reason: string, options?: ErrorOptions) {
    super(`Cannot use the namespace: ${reason}`, options);
  }
}
