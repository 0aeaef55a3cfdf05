/** The part of the platform's URL parser that is needed here; core compiles without DOM and Node. */
declare const URL: { parse(text: string): ParsedUrl | null };

interface ParsedUrl {
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly searchParams: { get(name: string): string | null };
}

/** What a URL shape looks at. */
export interface ScriptUrl {
  /** Lower case, without a trailing dot. */
  readonly host: string;
  readonly path: string;
  /** @returns `undefined` when the query has no such parameter. */
  readonly parameter: (name: string) => string | undefined;
}

/** @returns `undefined` unless `text` is an absolute address of the network, as the browser reads it. */
export function parseScriptUrl(text: string): ScriptUrl | undefined {
  const url = URL.parse(text);
  if (url === null || !/^(?:https?|wss?):$/.test(url.protocol)) return undefined;
  return {
    host: url.hostname.replace(/\.$/, ""),
    path: url.pathname,
    parameter: (name) => url.searchParams.get(name) ?? undefined,
  };
}
