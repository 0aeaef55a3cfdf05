import type { SendHandle } from "node:child_process";
import { CommandError } from "../../errors.ts";
import { openConnection, openDatagramSocket, openListener } from "../../network/open-socket.ts";
import { runCommand } from "../../network/run-command.ts";
import { endNamespace } from "./end-namespace.ts";
import type { AgentReply, AgentRequest, NumberedRequest } from "./protocol.ts";
import { replaceFile } from "./replace-file.ts";

// The program that keeps a namespace alive. It opens sockets there and hands them to its parent, which uses them as its
// own: a socket stays in the network it was made in. When the parent goes, for whatever reason, so does the channel to
// it, and with it this program and all others in the namespace.

const [, , outerNetwork = ""] = process.argv;

/** A result, and a socket that goes to the parent. */
interface Outcome {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly handle?: SendHandle;
  /** Ends this process's share of the socket, once the parent has its own. */
  readonly letGo?: () => void;
}

async function carryOut(request: AgentRequest): Promise<Outcome> {
  switch (request.op) {
    case "listen": {
      const server = await openListener(request.host, request.port);
      return { handle: server, letGo: () => server.close() };
    }
    case "bind": {
      const socket = await openDatagramSocket(request.host, request.port);
      return { handle: socket, letGo: () => socket.close() };
    }
    case "connect":
      // Node itself ends this process's share of a connection that it sends.
      return { handle: await openConnection(request.host, request.port) };
    case "run":
      return runCommand(request.command, request.args, request.input);
    case "replace-file":
      replaceFile(request.path, request.content);
      return {};
    default:
      throw new TypeError(`Cannot carry out ${JSON.stringify(request satisfies never)}`);
  }
}

function reply(answer: AgentReply, { handle, letGo }: Outcome = {}): void {
  process.send?.(answer, handle, {}, () => letGo?.());
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

async function answer({ id, ...request }: NumberedRequest): Promise<void> {
  try {
    const { stdout = "", stderr = "", ...socket } = await carryOut(request);
    reply({ id, kind: "done", stdout, stderr }, socket);
  } catch (error) {
    const reason = error instanceof CommandError ? error.output : String(error);
    reply({ id, kind: "failed", reason, code: codeOf(error) });
  }
}

process.on("message", (request: NumberedRequest) => void answer(request));

function leave(): void {
  endNamespace(outerNetwork);
  process.exit();
}

process.on("disconnect", leave);
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, leave);
reply({ id: 0, kind: "done" });
