import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { dial } from "../connect/dial.ts";
import { onClose } from "../connect/on-close.ts";
import { splice } from "../connect/splice.ts";
import { FAILURE_ALERT } from "../failure/failure-answer.ts";
import { formatFault } from "../failure/fault-answer.ts";
import { ignore, sayLast } from "../failure/last-words.ts";
import { CONNECT_TIMEOUT_MS } from "../limits.ts";
import type { Authority } from "../request/authority.ts";
import { ENCRYPTED_INITIATOR } from "../request/read-initiator.ts";
import { readConnectTarget } from "../request/read-target.ts";
import { findRequestFault } from "../request/request-fault.ts";
import { admit, type Asking } from "../server/admit.ts";
import type { House } from "../server/house.ts";
import { isLocalTarget } from "../server/is-local-target.ts";
import { findTokenFault } from "../server/read-request.ts";
import type { PlainTunnels } from "../server/tunnels.ts";
import { readFirstBytes } from "./first-bytes.ts";
import { joinLocal } from "./join-local.ts";
import { NAMES_OF_OPENINGS, readOpening } from "./opening-bytes.ts";

const ESTABLISHED = "HTTP/1.1 200 Connection Established\r\n\r\n";

/** A request for a tunnel, and what it goes through. */
export interface TunnelRequest {
  readonly request: IncomingMessage;
  readonly client: Socket;
  /** What the client sent behind the request without waiting. */
  readonly head: Buffer;
  readonly house: House;
  readonly tunnels: PlainTunnels;
  /** Reads plain requests out of tunnels. */
  readonly server: Server;
}

/**
 * Opens a tunnel. A public target is connected to first, as proxies do. A tunnel to this machine or its network is
 * always established at once, to the gateway itself: only then does the client send what shows who asks, and every later
 * failure looks the same.
 */
export async function handleConnect(tunnel: TunnelRequest): Promise<void> {
  const { request, client, house } = tunnel;
  const startMs = performance.now();
  client.on("error", ignore);
  const fault = findTokenFault(request, house) ?? findRequestFault(request);
  if (fault !== undefined) return sayLast(client, formatFault(fault));
  const authority = readConnectTarget(request);
  if (authority === undefined)
    return sayLast(client, formatFault({ status: 400, reason: "CONNECT needs a host and a port" }));
  if (await isLocalTarget(authority, house)) return establishLocal(tunnel, authority, startMs);
  await admitTunnel(tunnel, { authority, startMs, ...NAMES_OF_OPENINGS.tls });
}

async function establishLocal(
  { client, head, house, tunnels, server }: TunnelRequest,
  authority: Authority,
  startMs: number,
): Promise<void> {
  client.write(ESTABLISHED);
  const first = await readFirstBytes(client, head);
  if (client.destroyed) return;
  const opening = readOpening(first);
  if (opening === "http") {
    tunnels.set(client, { authority, startMs });
    server.emit("connection", client);
    // It was paused after its first bytes, which the server gets now.
    client.resume();
    return;
  }
  const asking: Asking = {
    authority,
    startMs,
    path: "",
    seen: ENCRYPTED_INITIATOR,
    ...NAMES_OF_OPENINGS[opening],
  };
  // Until it is known whether anybody may be reached, and after it has failed, what the client sends goes nowhere.
  await admit(
    asking,
    {
      fail: () => sayLast(client, opening === "tls" ? FAILURE_ALERT : undefined),
      // The name was local a moment ago and is public now, or gone: nothing was connected to, and nothing will be.
      pass: () => sayLast(client),
      refuse: () => sayLast(client),
      onGone: onClose(client),
      reach: (addresses, attempt) => joinLocal(client, opening, { authority, addresses }, attempt),
    },
    house,
  );
}

async function admitTunnel(
  { client, head, house }: TunnelRequest,
  asking: Pick<Asking, "authority" | "startMs" | "scheme" | "channel">,
): Promise<void> {
  await admit(
    { ...asking, path: "", seen: ENCRYPTED_INITIATOR },
    {
      fail: () => sayLast(client),
      refuse: (fault) => sayLast(client, formatFault(fault)),
      onGone: onClose(client),
      // The name was public a moment ago: whoever flips it gets the failure that everybody gets.
      reach: () => undefined,
      pass: (addresses) => joinPublic(client, head, { authority: asking.authority, addresses }),
    },
    house,
  );
}

function joinPublic(
  client: Socket,
  head: Buffer,
  to: { readonly authority: Authority; readonly addresses: readonly string[] },
): void {
  const target = dial(to);
  const giveUp = () => target.destroy();
  const fail = (status: 502 | 504) => {
    client.off("close", giveUp);
    sayLast(client, formatFault({ status, reason: "the server cannot be reached" }));
  };
  const onError = () => fail(502);
  client.once("close", giveUp);
  target.once("error", onError);
  target.setTimeout(CONNECT_TIMEOUT_MS, () => {
    target.off("error", onError).on("error", ignore).destroy();
    fail(504);
  });
  target.once("connect", () => {
    client.off("close", giveUp);
    target.off("error", onError).removeAllListeners("timeout");
    client.write(ESTABLISHED);
    if (head.length > 0) client.unshift(head);
    splice(client, target);
  });
}
