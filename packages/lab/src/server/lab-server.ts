import { randomBytes } from "node:crypto";
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import {
  CHANNEL_PAGES_PATH,
  channelPages,
  type ChannelPage,
  type Handover,
  type Ticket,
} from "@hushport/channels";
import { createCertificate, HOST_NETWORK, type Certificate, type Network } from "@hushport/testbed";
import { WebSocketServer } from "ws";
import { admit, type House } from "./admission.ts";
import { listenLoopback } from "./listen-loopback.ts";
import { readBundles } from "./read-bundles.ts";
import { createTicketOffice, type TicketOffice } from "./ticket-office.ts";

/** Answers a request that was admitted; `path` is without the run's key. @returns `false` when it is not for it. */
export type LabHandler = (path: string, request: IncomingMessage, response: ServerResponse) => boolean;

/** How the server of a run is made. */
export interface LabServerOptions {
  /** Two names under which the browser finds this machine: of the page, and of another site for its frames. */
  readonly names: { readonly page: string; readonly other: string };
  /** `https` makes a certificate for both names; the browser must be told to trust it. */
  readonly scheme: "http" | "https";
  readonly handler?: LabHandler;
  /** Any free one that browsers do not block, by default. */
  readonly port?: number;
  readonly network?: Network;
  readonly signal?: AbortSignal;
}

/** Serves the pages of one run to the browsers of that run: on loopback, by signed tickets, behind a secret path. */
export interface LabServer extends AsyncDisposable {
  readonly port: number;
  readonly certificate: Certificate | undefined;
  readonly office: TicketOffice;
  /** Address of a page of this run; by default the one that offers `hushport.run()`. */
  readonly url: (path?: string) => string;
  readonly origin: string;
  /** A WebSocket of our own that always opens: takes back what failed ones did to the browser. */
  readonly ownSocket: Ticket;
  /** Replaces the endpoints that pages may probe. @throws {TypeError} If a ticket is not of this run. */
  readonly handOver: (tickets: readonly Ticket[]) => Handover;
  readonly close: () => Promise<void>;
}

const KEY_BYTES = 16;

/**
 * Opens the server of a run.
 *
 * @throws {LabPortError} If the port that was asked for cannot be had.
 */
export async function createLabServer(options: LabServerOptions): Promise<LabServer> {
  const { names, scheme, handler, port: wantedPort, network = HOST_NETWORK, signal } = options;
  signal?.throwIfAborted();
  const bundles = await readBundles();
  const office = createTicketOffice();
  const certificate = scheme === "https" ? createCertificate([names.page, names.other]) : undefined;
  const { listener, port } = await listenLoopback(network, wantedPort);
  const key = randomBytes(KEY_BYTES).toString("hex");
  const house: House = { authorities: [`${names.page}:${port}`, `${names.other}:${port}`], scheme, key };
  const origin = `${scheme}://${names.page}:${port}`;
  const crossOrigin = `${scheme}://${names.other}:${port}`;
  const ownSocket = office.issue({
    transport: "tcp",
    scheme: scheme === "https" ? "wss" : "ws",
    host: names.page,
    port,
    path: `/${key}/own-socket`,
  });
  let pages: ReadonlyMap<string, ChannelPage> = new Map();

  const handOver = (tickets: readonly Ticket[]): Handover => {
    const strange = tickets.find((ticket) => !office.isOurs(ticket));
    if (strange !== undefined)
      throw new TypeError(`Cannot hand over ticket ${strange.token}: not of this run`);
    const handover = { tickets: [...tickets, ownSocket], crossOrigin };
    pages = channelPages(handover, bundles);
    return handover;
  };
  handOver([]);

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    response.setHeader("x-content-type-options", "nosniff");
    const admission = admit(knockOf(request), house);
    if (admission.kind === "refused") {
      response.writeHead(403, { "content-type": "text/plain" }).end(`Refused: ${admission.reason}\n`);
      return;
    }
    const page = pages.get(admission.path.replace(/[?#].*$/s, ""));
    if (page !== undefined) {
      response.writeHead(page.status, { ...page.headers, "content-type": page.type }).end(page.body);
    } else if (handler?.(admission.path, request, response) !== true) {
      response.writeHead(404).end();
    }
  };
  const engine =
    certificate === undefined
      ? createHttpServer(answer)
      : createHttpsServer({ key: certificate.keyPem, cert: certificate.certPem }, answer);
  const sockets = new WebSocketServer({ noServer: true });
  engine.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const admission = admit(knockOf(request), house);
    if (admission.kind === "admitted" && admission.path === "/own-socket") {
      sockets.handleUpgrade(request, socket, head, (opened) => opened.on("error", () => opened.terminate()));
    } else socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
  });
  engine.on("clientError", (_error, socket) => socket.destroy());
  engine.on("tlsClientError", (_error, socket) => socket.destroy());
  const open = new Set<{ destroy: () => unknown }>();
  listener.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    socket.on("error", () => socket.destroy());
    engine.emit("connection", socket);
  });
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => void listener.close(() => resolve()));
    for (const socket of open) socket.destroy();
    sockets.close();
    await closed;
  };
  signal?.addEventListener("abort", () => void close(), { once: true });
  return {
    port,
    certificate,
    office,
    url: (path = CHANNEL_PAGES_PATH) => `${origin}/${key}${path}`,
    origin,
    ownSocket,
    handOver,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function knockOf({ headers, url = "" }: IncomingMessage): Parameters<typeof admit>[0] {
  return { host: headers.host, origin: headers.origin, path: url };
}
