import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CommandError, IsolationError } from "../errors.ts";
import type { Network } from "../network/network.ts";
import { startAgent, type Agent } from "./agent/start-agent.ts";
import { canIsolate } from "./can-isolate.ts";
import type { IsolationWay } from "./isolation-way.ts";
import { namespaceNetwork } from "./namespace-network.ts";

/** A network of our own, that lives as long as this run and is seen by nobody else. */
export interface Namespace extends AsyncDisposable {
  /** A process inside it, for tools that want one. */
  readonly pid: number;
  readonly way: IsolationWay;
  /** Opens sockets inside that this process uses; give it to `openTarget`, `serveSite` and the like. */
  readonly network: Network;
  /** Aborts when the namespace has ended. */
  readonly ended: AbortSignal;
  /** Starts a program inside. It has the pid that is returned, gets signals itself, and ends with this process. */
  spawn(command: string, args?: readonly string[], options?: SpawnOptions): ChildProcess;
  /** The command line that starts a program inside, for launchers that start it themselves. */
  enter(command: string, args?: readonly string[], folder?: string): CommandLine;
  /** Puts other content over a file, or a file where there is none, for programs inside only. */
  replaceFile(path: string, content: string): Promise<void>;
  /** Ends every program inside, and the namespace. */
  close(): Promise<void>;
}

/** A program and its arguments. */
export interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

/** How a namespace is made. */
export interface NamespaceOptions {
  /** Ends the namespace when it aborts. */
  readonly signal?: AbortSignal;
  /** Without it, the best that the system allows. */
  readonly way?: IsolationWay;
}

/**
 * Creates a network of our own with nothing but a loopback interface.
 * @throws {IsolationError} If the system does not allow it; `canIsolate()` tells beforehand.
 */
export async function createNamespace({ signal, way }: NamespaceOptions = {}): Promise<Namespace> {
  signal?.throwIfAborted();
  const chosen = way ?? (await findWay());
  const agent = await startAgent(chosen);
  try {
    const network = namespaceNetwork(agent);
    await network.run("ip", ["link", "set", "lo", "up"]);
    const hasSetpriv = await isInstalled(network, "setpriv");
    signal?.throwIfAborted();
    signal?.addEventListener("abort", () => void agent.stop(), { once: true });
    return asNamespace(agent, network, { way: chosen, hasSetpriv });
  } catch (cause) {
    await agent.stop();
    throw cause instanceof CommandError ? new IsolationError(cause.output.trim(), { cause }) : cause;
  }
}

async function findWay(): Promise<IsolationWay> {
  const isolation = await canIsolate();
  if (isolation.kind === "impossible") throw new IsolationError(isolation.reason);
  return isolation.way;
}

async function isInstalled(network: Network, program: string): Promise<boolean> {
  const { stdout } = await network.run("sh", ["-c", 'command -v "$1" || true', "sh", program]);
  return stdout.trim() !== "";
}

interface Found {
  readonly way: IsolationWay;
  readonly hasSetpriv: boolean;
}

/** The parent may have ended before it could be watched: then nobody would be told. */
const ENDING_WITH_PARENT = `setpriv --pdeathsig KILL -- sh -c '[ "$PPID" = "$0" ] || exit 1; exec "$@"' "$parent" `;

interface EnterLine {
  readonly command: string;
  readonly args: readonly string[];
}

function asNamespace(agent: Agent, network: Network, { way, hasSetpriv }: Found): Namespace {
  // Entering a mount namespace leads to its root folder, so the folder is entered anew. The program also ends when this
  // process does, even if the agent was killed too.
  const script = `cd "$1" && parent="\${2:-$PPID}" && shift 2 && exec ${hasSetpriv ? ENDING_WITH_PARENT : ""}"$@"`;
  const enterFrom = (parent: string, folder: string, line: readonly string[]): EnterLine => ({
    command: "nsenter",
    args: [`--target=${agent.pid}`, ...way.enter, "--", "sh", "-c", script, "sh", folder, parent, ...line],
  });
  const enter: Namespace["enter"] = (command, args = [], folder = process.cwd()) =>
    enterFrom("", folder, [command, ...args]);
  return {
    pid: agent.pid,
    way,
    network,
    ended: agent.ended,
    enter,
    spawn: (command, args, { cwd = process.cwd(), ...options } = {}) => {
      const folder = typeof cwd === "string" ? cwd : fileURLToPath(cwd);
      const line = enterFrom(`${process.pid}`, folder, [command, ...(args ?? [])]);
      return spawn(line.command, [...line.args], options);
    },
    replaceFile: async (path, content) => {
      await agent.ask({ op: "replace-file", path, content });
    },
    close: () => agent.stop(),
    [Symbol.asyncDispose]: () => agent.stop(),
  };
}
