import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { onClose } from "../connect/on-close.ts";
import { splice } from "../connect/splice.ts";
import { FAILURE_BYTES } from "../failure/failure-answer.ts";
import { formatFault } from "../failure/fault-answer.ts";
import { ignore, sayLast } from "../failure/last-words.ts";
import { askTarget } from "../forward/ask-target.ts";
import { endToEndHeaders, pairs } from "../forward/end-to-end-headers.ts";
import type { RequestTarget } from "../request/read-target.ts";
import { admit } from "../server/admit.ts";
import { stateOfError } from "../server/attempt.ts";
import type { House } from "../server/house.ts";
import { readRequest } from "../server/read-request.ts";
import type { PlainTunnels } from "../server/tunnels.ts";
import { isHandshakeAnswer } from "./is-handshake-answer.ts";

/** A handshake, and the connection that it came on. */
export interface Handshake {
  readonly request: IncomingMessage;
  readonly client: Socket;
  /** What the client sent behind it. */
  readonly rest: Buffer;
}

/** Without extensions there is none that a server could choose and a browser turn down. */
const NOT_OFFERED: ReadonlySet<string> = new Set(["sec-websocket-extensions", "expect", "content-length"]);

/** Passes on a WebSocket handshake in the clear, out of a tunnel or in absolute form. */
export async function handleUpgrade(
  handshake: Handshake,
  { house, tunnels }: { readonly house: House; readonly tunnels: PlainTunnels },
): Promise<void> {
  const { request, client } = handshake;
  client.on("error", ignore);
  const read = readRequest(request, client, { house, tunnels });
  if (read.kind === "fault") return sayLast(client, formatFault(read.fault));
  const { asking, target } = read;
  await admit(
    asking,
    {
      refuse: (fault) => sayLast(client, formatFault(fault)),
      fail: () => sayLast(client, FAILURE_BYTES),
      onGone: onClose(client),
      pass: (addresses) =>
        open(handshake, target, addresses, {
          claim: () => true,
          fail: () => sayLast(client, formatFault({ status: 502, reason: "the server opens no WebSocket" })),
        }),
      reach: (addresses, attempt) => {
        attempt.got("request", "filtered");
        open(handshake, target, addresses, {
          onOver: attempt.deadline.onOver,
          claim: () => attempt.deadline.succeed(),
          fail: (code) => attempt.got(code === "ECONNREFUSED" ? "tcp" : "request", stateOfError(code)),
        });
      },
    },
    house,
  );
}

interface Opening {
  readonly onOver?: (listener: () => void) => void;
  readonly claim: () => boolean;
  readonly fail: (code: string) => void;
}

function open(
  { request, client, rest }: Handshake,
  target: RequestTarget,
  addresses: readonly string[],
  { onOver, claim, fail }: Opening,
): void {
  const headers = endToEndHeaders(request.rawHeaders, NOT_OFFERED);
  headers.push("Connection", "Upgrade", "Upgrade", "websocket");
  const asked = askTarget({
    request,
    target,
    addresses,
    headers,
    pool: undefined,
    ...(onOver === undefined ? {} : { onOver }),
  });
  client.once("close", () => asked.destroy());
  asked.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? ""));
  asked.once("response", () => {
    asked.destroy();
    fail("ERR_HTTP_RESPONSE");
  });
  asked.once("upgrade", (answer, socket: Socket, first) => {
    if (!isHandshakeAnswer(request, answer)) {
      socket.destroy();
      fail("ERR_HANDSHAKE");
    } else if (claim()) {
      client.write(formatHandshakeAnswer(answer.rawHeaders));
      if (rest.length > 0) client.unshift(rest);
      if (first.length > 0) socket.unshift(first);
      asked.setTimeout(0);
      splice(client, socket);
    } else socket.destroy();
  });
  asked.end();
}

function formatHandshakeAnswer(rawHeaders: readonly string[]): string {
  const lines = pairs(endToEndHeaders(rawHeaders)).map(([name, value]) => `${name}: ${value}`);
  return [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    ...lines,
    "",
    "",
  ].join("\r\n");
}
