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

/** An answer of the browser's resolver. */
export interface ResolvedByBrowser {
  readonly addresses: readonly string[];
  /** Whether it came by DNS over HTTPS. */
  readonly isTRR?: boolean;
}

/** Resolves names, and tells how long the browser keeps its own answers. */
export interface Resolver {
  readonly resolve: ResolveName;
  /**
   * Whether the browser keeps an answer only as long as the name server says, which may be not at all: with DNS over
   * HTTPS, and on Windows. Elsewhere the system's resolver tells no such time, and it is a minute.
   *
   * Source: for DNS over HTTPS `short-lived-answers.browser.test.ts`; for Windows `network.dns.get-ttl` in Firefox's
   * `nsHostResolver.cpp`, not measured.
   */
  readonly answersLapse: () => boolean;
}

/** What {@link createResolver} works with. */
export interface ResolverOptions {
  /** Asks the browser's resolver and not its cache: an attacker's name is cached with one address and answered with another. */
  readonly ask: (host: string) => Promise<ResolvedByBrowser>;
  /** Whether the system's resolver tells the browser how long answers live. */
  readonly isTimeToLiveKnown: Promise<boolean>;
  readonly deadlineMs?: number;
}

/** Makes the resolver. */
export function createResolver({
  ask,
  isTimeToLiveKnown,
  deadlineMs = RESOLVE_DEADLINE_MS,
}: ResolverOptions): Resolver {
  // Once one answer came by HTTPS, any may: a server can have the browser ask the system for a while, and then no more.
  let doAnswersLapse = false;
  async function learnWhetherTimeIsKnown(): Promise<void> {
    // A browser that does not say where it runs is taken for one that knows.
    const isKnown = await isTimeToLiveKnown.catch(() => true);
    doAnswersLapse ||= isKnown;
  }
  void learnWhetherTimeIsKnown();
  return {
    answersLapse: () => doAnswersLapse,
    resolve: async (host) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<Resolved>((settle) => {
        timer = setTimeout(() => settle({ kind: "late" }), deadlineMs);
      });
      const answer = ask(host).then(
        ({ addresses, isTRR = false }): Resolved => {
          doAnswersLapse ||= isTRR;
          return addresses.length === 0 ? { kind: "unresolved" } : { kind: "addresses", addresses };
        },
        // Firefox rejects with its own error name for every failure of a lookup, and for nothing else.
        (): Resolved => ({ kind: "unresolved" }),
      );
      try {
        return await Promise.race([answer, late]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
