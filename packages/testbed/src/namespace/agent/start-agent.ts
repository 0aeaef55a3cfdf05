import { spawn, type ChildProcess, type SendHandle } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { CommandError, IsolationError, NamespaceGoneError } from "../../errors.ts";
import { commandEnvironment } from "../../network/run-command.ts";
import type { IsolationWay } from "../isolation-way.ts";
import { networkOf } from "./end-namespace.ts";
import type { AgentReply, AgentRequest } from "./protocol.ts";

/** The agent, seen from outside. */
export interface Agent {
  readonly pid: number;
  /** Aborts when the agent has ended. */
  readonly ended: AbortSignal;
  /**
   * @throws {CommandError} If what was asked for failed; `output` tells why, `cause` has the code.
   * @throws {NamespaceGoneError} If the agent has ended.
   */
  ask(request: AgentRequest): Promise<AgentAnswer>;
  /** Ends all processes inside, then the agent. */
  stop(): Promise<void>;
}

/** What came back. */
export interface AgentAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly handle: SendHandle | undefined;
}

/** Above what a new Node takes to start on a loaded machine. */
const START_DEADLINE_MS = 20_000;
/** Above what it takes to end a browser's processes; then the agent is killed. */
const STOP_DEADLINE_MS = 5_000;

/**
 * Starts the agent in namespaces of its own.
 * @throws {IsolationError} If the system does not let it.
 */
export async function startAgent(way: IsolationWay): Promise<Agent> {
  const file = new URL(import.meta.url.endsWith(".ts") ? "./agent.ts" : "./agent.js", import.meta.url);
  const child = spawn(
    "unshare",
    [...way.unshare, "--", process.execPath, file.pathname, networkOf("self") ?? ""],
    {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      env: { ...commandEnvironment(), NODE_OPTIONS: "" },
      // Ctrl-C goes to the parent, which ends the agent in order.
      detached: true,
    },
  );
  const ended = new AbortController();
  child.once("exit", () => ended.abort());
  const complaints = child.stderr === null ? Promise.resolve("") : text(child.stderr);
  const agent = talkTo(child, ended.signal);
  try {
    const timeout = AbortSignal.timeout(START_DEADLINE_MS);
    await once(child, "message", { signal: AbortSignal.any([timeout, ended.signal]) });
  } catch (cause) {
    child.kill("SIGKILL");
    const words = cause instanceof Error && cause.name !== "AbortError" ? cause.message : await complaints;
    throw new IsolationError(words.trim() === "" ? "the agent did not start" : words.trim(), { cause });
  }
  return agent;
}

interface Pending {
  readonly resolve: (answer: AgentAnswer) => void;
  readonly reject: (error: Error) => void;
}

function talkTo(child: ChildProcess, ended: AbortSignal): Agent {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  child.on("message", (reply: AgentReply, handle: SendHandle | undefined) => {
    const asked = pending.get(reply.id);
    if (asked === undefined) return;
    pending.delete(reply.id);
    if (reply.kind === "done") {
      asked.resolve({ stdout: reply.stdout ?? "", stderr: reply.stderr ?? "", handle });
    } else {
      const cause = Object.assign(new Error(reply.reason), { code: reply.code });
      asked.reject(new CommandError("a request inside the namespace", reply.reason, { cause }));
    }
  });
  ended.addEventListener(
    "abort",
    () => {
      for (const { reject } of pending.values()) reject(new NamespaceGoneError("its agent has ended"));
      pending.clear();
    },
    { once: true },
  );
  return {
    pid: child.pid ?? -1,
    ended,
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (ended.aborted || !child.connected) {
          reject(new NamespaceGoneError("its agent has ended"));
          return;
        }
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        child.send({ ...request, id: lastId });
      }),
    stop: async () => {
      if (ended.aborted) return;
      const exited = once(child, "exit");
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_DEADLINE_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}
