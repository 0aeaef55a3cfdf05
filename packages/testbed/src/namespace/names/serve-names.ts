import {
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  type Answer,
  type DecodedPacket,
} from "dns-packet";
import type { RemoteInfo, Socket } from "node:dgram";
import { existsSync } from "node:fs";
import type { Namespace } from "../create-namespace.ts";
import type { NameRecord } from "./name-record.ts";
import { createZone, type Zone } from "./zone.ts";

/** One question that was asked inside. */
export interface NameQuestion {
  /** Milliseconds since the Unix epoch, with fractions. */
  readonly atMs: number;
  readonly name: string;
  readonly type: string;
}

/** The only name server that programs inside know. */
export interface NameServer extends AsyncDisposable {
  readonly port: number;
  /** The last questions, oldest first. */
  questions(): readonly NameQuestion[];
  close(): Promise<void>;
}

/** Above what the largest test asks. */
const QUESTIONS_KEPT = 10_000;
const DNS_PORT = 53;
/** Forgotten at once, so that every lookup is seen. */
const TTL_S = 0;

/** Response codes (RFC 1035 4.1.1). */
const RCODE = { lines: 0, failure: 2, "no-such-name": 3 } as const;

/** Files that tell programs where to ask, as the namespace gets them. */
const RESOLVER_FILES = [
  ["/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:2\n"],
  ["/etc/hosts", "127.0.0.1 localhost\n::1 localhost\n"],
  // Without it, systemd's resolver outside would be asked through its socket file.
  ["/etc/nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n"],
] as const;
/** A caching daemon outside would be asked through its socket in here. */
const NSCD_FOLDER = "/run/nscd";

/**
 * Serves names to programs inside, and hides the resolver outside from them; other names do not exist there.
 * @throws {CommandError} If this system's resolver files cannot be replaced.
 */
export async function serveNames(namespace: Namespace, records: readonly NameRecord[]): Promise<NameServer> {
  const socket = await namespace.network.bind("127.0.0.1", DNS_PORT);
  for (const [path, content] of RESOLVER_FILES) {
    if (existsSync(path)) await namespace.replaceFile(path, content);
  }
  if (existsSync(NSCD_FOLDER)) {
    await namespace.network.run("mount", ["-t", "tmpfs", "hushport", NSCD_FOLDER]);
  }
  const server = answerQuestions(socket, createZone(records));
  namespace.ended.addEventListener("abort", () => void server.close(), { once: true });
  return server;
}

function answerQuestions(socket: Socket, zone: Zone): NameServer {
  const kept: NameQuestion[] = [];
  // An answer to a program that is gone comes back as an error; there is nobody left to tell.
  socket.on("error", () => undefined);
  socket.on("message", (bytes: Buffer, from: RemoteInfo) => {
    const query = parseQuery(bytes);
    const question = query?.questions?.[0];
    if (query === undefined || question === undefined) return;
    const { name, type } = question;
    if (kept.push({ atMs: performance.timeOrigin + performance.now(), name, type }) > QUESTIONS_KEPT)
      kept.shift();
    const answer = zone.answer(name, type);
    if (answer.kind === "silence") return;
    const packet = encode({
      type: "response",
      id: query.id ?? 0,
      flags: AUTHORITATIVE_ANSWER | RECURSION_AVAILABLE | RECURSION_DESIRED | RCODE[answer.kind],
      questions: [question],
      answers: answer.lines.map(({ type, name, data }): Answer => ({
        type,
        name,
        data,
        class: "IN",
        ttl: TTL_S,
      })),
    });
    socket.send(packet, from.port, from.address);
  });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= new Promise((resolve) => {
      socket.close(() => resolve());
    });
    return closing;
  };
  return { port: DNS_PORT, questions: () => [...kept], close, [Symbol.asyncDispose]: close };
}

/** @returns `undefined` when it is no DNS question. */
function parseQuery(bytes: Buffer): DecodedPacket | undefined {
  try {
    const packet = decode(bytes);
    return packet.type === "query" ? packet : undefined;
  } catch (error) {
    // dns-packet says so about anything that it cannot read.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
