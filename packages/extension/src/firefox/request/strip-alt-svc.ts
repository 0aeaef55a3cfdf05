import type { Endpoint } from "@hushport/core";

/** A header as Firefox hands it to a listener. */
export interface ResponseHeader {
  readonly name: string;
  readonly value?: string | undefined;
}

/** `h2="host:port"; ma=…`, of which the host is optional. */
const ALTERNATIVE = /^\s*[^=\s]+\s*=\s*"?([^"]*?)"?\s*(?:;|$)/;
/** `host:port` or `:port`, an IPv6 host in brackets. */
const AUTHORITY = /^\[?(?<host>[^\]]*?)\]?:(?<port>\d+)$/;
/** Commas between alternatives, not those inside quotes. */
const BETWEEN = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;

/**
 * Takes out of `Alt-Svc` what names another host or port: Firefox opens a connection to it that no listener is told
 * of, whatever address and port it is. Another protocol at the same endpoint (HTTP/3, as a rule) stays.
 *
 * @returns `undefined` when there is nothing to take out.
 * @see https://www.rfc-editor.org/rfc/rfc7838#section-3
 */
export function stripAltSvc(
  headers: readonly ResponseHeader[],
  { host, port }: Pick<Endpoint, "host" | "port">,
): readonly ResponseHeader[] | undefined {
  let isChanged = false;
  const kept = headers.flatMap((header) => {
    if (header.name.toLowerCase() !== "alt-svc" || header.value === undefined) return [header];
    const alternatives = header.value.split(BETWEEN);
    const harmless = alternatives.filter((text) => staysAt(text, host, port));
    if (harmless.length === alternatives.length) return [header];
    isChanged = true;
    return harmless.length === 0 ? [] : [{ ...header, value: harmless.join(",") }];
  });
  return isChanged ? kept : undefined;
}

function staysAt(alternative: string, host: string, port: number): boolean {
  const authority = ALTERNATIVE.exec(alternative)?.[1];
  if (authority === undefined) return alternative.trim() === "clear";
  const named = AUTHORITY.exec(authority)?.groups;
  if (named === undefined) return false;
  return (named["host"] === "" || named["host"]?.toLowerCase() === host) && Number(named["port"]) === port;
}
