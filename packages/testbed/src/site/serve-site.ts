import type { IncomingHttpHeaders, IncomingMessage, RequestListener } from "node:http";
import { createCertificate, type Certificate } from "../certificate/create-certificate.ts";
import type { Network } from "../network/network.ts";
import type { Contacts } from "../targets/contact-log.ts";
import { openTarget } from "../targets/open-target.ts";
import { asListener, type Answer } from "./answer.ts";

/** How a site is served. */
export interface SiteOptions {
  /** Answers by `/path` for every host name, or by `name/path` for one. A query does not matter. */
  readonly routes?: Readonly<Record<string, Answer>>;
  /** Answers what no route does; without it, 404. */
  readonly handler?: RequestListener;
  /** Host names for a certificate made now, or one made before. Without it, plain HTTP. */
  readonly tls?: readonly string[] | Certificate;
  readonly host?: string;
  readonly port?: number;
  readonly network?: Network;
  readonly signal?: AbortSignal;
}

/** One request that a site got. */
export interface SiteRequest {
  /** Milliseconds since the Unix epoch, with fractions. */
  readonly atMs: number;
  readonly method: string;
  /** Host name without port, as the browser sent it; empty when it sent none. */
  readonly hostname: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** A web site on this machine, under as many names as are resolved to it; WebSockets are echoed. */
export interface Site extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  readonly certificate?: Certificate;
  /** A URL at this site under the name given. */
  url(hostname: string, path?: string): string;
  /** The last requests, oldest first; at most {@link REQUESTS_KEPT}. */
  requests(): readonly SiteRequest[];
  contacts(): Contacts;
  close(): Promise<void>;
}

/** Above what the largest test page asks for, and small in memory. */
export const REQUESTS_KEPT = 20_000;

/** Serves a site on a free port until `close()` or `signal`. */
export async function serveSite(options: SiteOptions = {}): Promise<Site> {
  const { routes = {}, handler = notFound, tls, ...place } = options;
  const certificate = tls === undefined || !isNameList(tls) ? tls : createCertificate(tls);
  const kept: SiteRequest[] = [];
  const target = await openTarget("websocket", {
    ...place,
    ...(certificate === undefined ? {} : { certificate }),
    respond: (request, response) => {
      const seen = describe(request);
      if (kept.push(seen) > REQUESTS_KEPT) kept.shift();
      const path = seen.path.replace(/[?#].*$/s, "");
      const answer = findRoute(routes, seen.hostname, path);
      (answer === undefined ? handler : asListener(answer, path))(request, response);
    },
  });
  const scheme = certificate === undefined ? "http" : "https";
  return {
    host: target.host,
    port: target.port,
    ...(certificate === undefined ? {} : { certificate }),
    url: (hostname, path = "/") => `${scheme}://${hostname}:${target.port}${path}`,
    requests: () => [...kept],
    contacts: () => target.contacts(),
    close: () => target.close(),
    [Symbol.asyncDispose]: () => target.close(),
  };
}

function isNameList(tls: readonly string[] | Certificate): tls is readonly string[] {
  return Array.isArray(tls);
}

function findRoute(
  routes: Readonly<Record<string, Answer>>,
  hostname: string,
  path: string,
): Answer | undefined {
  for (const key of [`${hostname}${path}`, path]) {
    // A request for /__proto__ or /constructor must not find what objects inherit.
    if (Object.hasOwn(routes, key)) return routes[key];
  }
  return undefined;
}

function describe({ method = "", url = "", headers }: IncomingMessage): SiteRequest {
  return {
    atMs: performance.timeOrigin + performance.now(),
    method,
    hostname: (headers.host ?? "").replace(/:\d+$/, "").toLowerCase(),
    path: url,
    headers,
  };
}

const notFound: RequestListener = (_request, response) => {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
  response.end("Not found\n");
};
