import { CommandError, IsolationError } from "../../errors.ts";
import type { Network } from "../../network/network.ts";
import { createNamespace, type Namespace } from "../create-namespace.ts";
import { addLan } from "../lan/add-lan.ts";
import { DEFAULT_LAN, type LanHost } from "../lan/lan-host.ts";
import type { NameRecord } from "../names/name-record.ts";
import { serveNames, type NameServer } from "../names/serve-names.ts";
import { countPackets, type ReadPacketCounts } from "../packets/count-packets.ts";
import { findProgram } from "./find-program.ts";
import { LAB_NETWORK_NAMES } from "./lab-names.ts";

/** A whole small internet of our own: this machine's loopback, a home network, public sites, and names for them. */
export interface LabNetwork extends AsyncDisposable {
  /** For `forwardOut`, `replaceFile` and the like. */
  readonly namespace: Namespace;
  /** Opens sockets inside that this process uses; give it to `openTarget`, `serveSite`, `createLabServer`. */
  readonly network: Network;
  readonly hosts: readonly LanHost[];
  /** Every name that was asked for inside is in its `questions()`. */
  readonly names: NameServer;
  /** Counts SYNs and datagrams by destination, also those that nobody accepts: to closed ports and dead hosts. */
  readonly packets: ReadPacketCounts;
  /** Starts any program inside. */
  readonly spawn: Namespace["spawn"];
  /** For launchers that start a program themselves, such as puppeteer's with `ignoreDefaultArgs: true`. */
  readonly launchLine: (
    program: string,
    args?: readonly string[],
  ) => { readonly executablePath: string; readonly args: readonly string[] };
  /** Ends every program inside, and all that was opened there. */
  readonly close: () => Promise<void>;
}

/** How the network looks. */
export interface LabNetworkOptions {
  /** By default {@link DEFAULT_LAN}. */
  readonly hosts?: readonly LanHost[];
  /** By default {@link LAB_NETWORK_NAMES}; every other name does not exist. */
  readonly records?: readonly NameRecord[];
  /** Ends the network when it aborts. */
  readonly signal?: AbortSignal;
}

/**
 * Creates a network that nothing leaves: programs started inside see its loopback interface, its hosts and its names,
 * and nothing of this machine or its neighbours. It ends with this process, however that ends, and leaves nothing behind.
 *
 * ```ts
 * await using lab = await createLabNetwork();
 * await using page = await serveSite({ network: lab.network, host: "203.0.113.10", tls: ["site.test"], routes });
 * await using nas = await openTarget("http", { network: lab.network, host: "192.168.77.1" });
 * const before = await lab.packets();
 * const browser = await launch({ ...lab.launchLine(chromiumPath, flags), ignoreDefaultArgs: true, pipe: true });
 * // … let it open page.url("site.test") …
 * (await lab.packets()).since(before).to({ protocol: "tcp", host: nas.host, port: nas.port });
 * ```
 *
 * @throws {IsolationError} If the system does not allow it, in one line that says why.
 */
export async function createLabNetwork(options: LabNetworkOptions = {}): Promise<LabNetwork> {
  const { hosts = DEFAULT_LAN, records = LAB_NETWORK_NAMES, signal } = options;
  const namespace = await createNamespace(signal === undefined ? {} : { signal });
  try {
    const { network } = namespace;
    await addLan(namespace, hosts);
    const packets = await countPackets(network);
    const names = await serveNames(namespace, records);
    const nsenter = await findProgram(network, namespace.enter("true").command);
    return {
      namespace,
      network,
      hosts,
      names,
      packets,
      spawn: (command, args, spawnOptions) => namespace.spawn(command, args, spawnOptions),
      launchLine: (program, args) => ({
        executablePath: nsenter,
        args: namespace.enter(program, args).args,
      }),
      close: () => namespace.close(),
      [Symbol.asyncDispose]: () => namespace.close(),
    };
  } catch (cause) {
    await namespace.close();
    signal?.throwIfAborted();
    throw cause instanceof CommandError
      ? new IsolationError(cause.message.replace(/^Cannot /, "it cannot "), { cause })
      : cause;
  }
}
