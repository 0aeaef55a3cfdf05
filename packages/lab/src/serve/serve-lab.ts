import type { IncomingMessage, ServerResponse } from "node:http";
import type { LabReport } from "../report/schema.ts";
import { openTarget } from "@hushport/testbed";
import { createLabServer, type LabHandler } from "../server/lab-server.ts";
import { createLabVisits, type LabVisits } from "./lab-visits.ts";
import { visitorMessageSchema, type KeptResult } from "./messages.ts";
import { readJson } from "./read-json.ts";
import { sitePages, type SitePage } from "./site-pages.ts";

/** Names that every browser finds this machine by, without asking anybody. */
const NAMES = { page: "127.0.0.1", other: "localhost" } as const;

const VISIT_PATH = /^\/visits\/([\da-f]{16})$/;

/** How the lab's page is served. */
export interface LabSiteOptions {
  /** A fixed port, for who wants a bookmark; any free one by default. */
  readonly port?: number;
  /** Results to compare with. */
  readonly results?: readonly LabReport[];
}

/** The lab's page, open for the browsers of this machine. */
export interface LabSite extends AsyncDisposable {
  /** To be opened in a browser; its path is the key to the lab. */
  readonly url: string;
  readonly port: number;
  readonly results: () => readonly KeptResult[];
  /** Ends what is measured, hands out what there is, and closes the server. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the lab's page on this machine.
 *
 * @throws {LabPortError} If the port that was asked for cannot be had.
 */
export async function serveLab({ port, results = [] }: LabSiteOptions = {}): Promise<LabSite> {
  let site: Site | undefined;
  const server = await createLabServer({
    names: NAMES,
    scheme: "http",
    ...(port === undefined ? {} : { port }),
    handler: (...visit) => site !== undefined && answer({ ...site, origin: server.origin }, ...visit),
  });
  const lifetime = new AbortController();
  const close = async (): Promise<void> => {
    await site?.visits.end();
    lifetime.abort();
    await server.close();
  };
  try {
    // A port of its own: a browser may take the lab's for one of the internet.
    const canary = await openTarget("http", { protocol: "tcp", host: NAMES.page, signal: lifetime.signal });
    const canaryUrl = `http://${NAMES.page}:${canary.port}/`;
    site = {
      pages: await sitePages(server.origin.replace("http", "ws")),
      visits: createLabVisits(server, { canaryUrl, earlier: results }),
    };
  } catch (error) {
    await close();
    throw error;
  }
  const { visits } = site;
  return {
    url: server.url("/"),
    port: server.port,
    results: visits.results,
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Site {
  readonly pages: ReadonlyMap<string, SitePage>;
  readonly visits: LabVisits;
}

function answer(
  { pages, visits, origin }: Site & { readonly origin: string },
  ...[path, request, response]: Parameters<LabHandler>
): boolean {
  response.setHeader("cache-control", "no-store");
  const visit = VISIT_PATH.exec(path)?.[1];
  if (visit !== undefined && request.method === "POST") {
    // A sandboxed frame may read pages; it may not speak for the person.
    if (request.headers.origin !== origin) response.writeHead(403).end("Refused: origin\n");
    else void receive(visits, visit, { request, response });
    return true;
  }
  if (request.method !== "GET") return false;
  if (path === "/events") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    if (!visits.open(response)) response.end();
    return true;
  }
  const page = pages.get(path);
  if (page === undefined) return false;
  response
    .writeHead(200, {
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      ...page.headers,
      "content-type": page.type,
    })
    .end(page.body);
  return true;
}

async function receive(
  visits: LabVisits,
  visit: string,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
): Promise<void> {
  const message = visitorMessageSchema.safeParse(await readJson(request));
  if (!message.success) response.writeHead(400).end();
  else response.writeHead(visits.take(visit, message.data) ? 204 : 409).end();
}
