import type { IncomingMessage } from "node:http";
import { DEFAULT_PORTS } from "@hushport/core";
import { parseAuthority, type Authority } from "./authority.ts";

/** What a request asks for, where its text has one meaning only. */
export interface RequestTarget {
  readonly authority: Authority;
  /** Path and query as the client wrote them. */
  readonly path: string;
}

/** `http` only: browsers send everything else through CONNECT. The authority ends where the path begins. */
const ABSOLUTE_FORM = /^http:\/\/([^/?#]+)([^#]*)$/i;

/**
 * Reads the target of a request in absolute form.
 *
 * @returns `undefined` when it is none, names no host, or another than its `Host` header.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
export function readAbsoluteTarget({ url = "", headers }: IncomingMessage): RequestTarget | undefined {
  const [, written = "", rest = ""] = ABSOLUTE_FORM.exec(url) ?? [];
  const authority = parseAuthority(written, DEFAULT_PORTS.http);
  if (authority === undefined || !agrees(headers.host, authority)) return undefined;
  return { authority, path: rest.startsWith("/") ? rest : `/${rest}` };
}

/**
 * Reads the target of CONNECT.
 *
 * @returns `undefined` when there is no host and port, or another than in its `Host` header.
 */
export function readConnectTarget({ url = "", headers }: IncomingMessage): Authority | undefined {
  const authority = parseAuthority(url);
  if (authority === undefined) return undefined;
  // Some clients leave the port away there.
  const isSame = headers.host === undefined || isSameHost(headers.host, authority);
  return isSame ? authority : undefined;
}

/**
 * Reads the target of a request inside a tunnel, which a browser writes as to the server itself.
 *
 * @returns `undefined` when it is in another form, or names another host than the tunnel leads to.
 */
export function readInnerTarget(
  { url = "", headers }: IncomingMessage,
  authority: Authority,
): RequestTarget | undefined {
  if (!url.startsWith("/") || url.includes("#") || !agrees(headers.host, authority)) return undefined;
  return { authority, path: url };
}

function agrees(host: string | undefined, { host: expected, port }: Authority): boolean {
  if (host === undefined) return true;
  const named = parseAuthority(host, DEFAULT_PORTS.http);
  return named?.host === expected && named.port === port;
}

function isSameHost(text: string, { host, port }: Authority): boolean {
  const named = parseAuthority(text, port);
  return named?.host === host && named.port === port;
}
