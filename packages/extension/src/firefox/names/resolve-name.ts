/** What became of a lookup. `unresolved`: the resolver said that there is no such name, or it failed. */
export type Resolved =
  | { readonly kind: "addresses"; readonly addresses: readonly string[] }
  | { readonly kind: "unresolved" | "late" };

/** Resolves a name anew, whatever Firefox has in its cache. */
export type ResolveName = (host: string) => Promise<Resolved>;

/** Above the time in which Firefox's own resolver gives up on a server and asks the next. */
export const RESOLVE_DEADLINE_MS = 10_000;

/** Makes one of the lookups of a name that are under way at the same time. */
export function shareLookups(resolve: ResolveName): ResolveName {
  const underWay = new Map<string, Promise<Resolved>>();
  return (host) => {
    const known = underWay.get(host);
    if (known !== undefined) return known;
    const answer = resolve(host).finally(() => underWay.delete(host));
    underWay.set(host, answer);
    return answer;
  };
}

/**
 * Asks the browser's resolver and not its cache: an attacker's name is cached with one address and answered with
 * another.
 */
export function createResolveName(
  resolve: (host: string) => Promise<{ readonly addresses: readonly string[] }>,
  deadlineMs = RESOLVE_DEADLINE_MS,
): ResolveName {
  return async (host) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Resolved>((settle) => {
      timer = setTimeout(() => settle({ kind: "late" }), deadlineMs);
    });
    const answer = resolve(host).then(
      ({ addresses }): Resolved =>
        addresses.length === 0 ? { kind: "unresolved" } : { kind: "addresses", addresses },
      // Firefox rejects with its own error name for every failure of a lookup, and for nothing else.
      (): Resolved => ({ kind: "unresolved" }),
    );
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
