/** What a request says about where it comes from and goes to. */
export interface Knock {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Path and query, as sent. */
  readonly path: string;
}

/** Who the server is, to those who may come in. */
export interface House {
  /** Names under which pages of this run are opened, with the port: `127.0.0.1:4711`. */
  readonly authorities: readonly string[];
  readonly scheme: "http" | "https";
  /** First part of every path: a secret of this run. */
  readonly key: string;
}

/** The path behind the key, or why the door stays shut. */
export type Admission =
  | { readonly kind: "admitted"; readonly path: string }
  | { readonly kind: "refused"; readonly reason: "host" | "origin" | "key" };

/**
 * Lets in the pages of this run and nobody else.
 *
 * `Host` keeps out names that were rebound to this machine; `Origin` keeps out other sites; the key, which they do not
 * know, keeps out what carries no `Origin`, such as images. `null` is the origin of the run's own sandboxed frames.
 */
export function admit({ host, origin, path }: Knock, { authorities, scheme, key }: House): Admission {
  if (host === undefined || !authorities.includes(host.toLowerCase()))
    return { kind: "refused", reason: "host" };
  const isOwn = authorities.some((authority) => origin === `${scheme}://${authority}`);
  if (origin !== undefined && origin !== "null" && !isOwn) return { kind: "refused", reason: "origin" };
  if (!path.startsWith(`/${key}/`)) return { kind: "refused", reason: "key" };
  return { kind: "admitted", path: path.slice(key.length + 1) };
}
