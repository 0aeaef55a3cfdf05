import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { RESOLVE_TIMEOUT_MS } from "../limits.ts";

/** Turns a canonical host into the addresses it stands for, all of them. */
export interface Resolver {
  /** @returns No address at all when the name does not exist, or nobody answered in time. */
  resolve(host: string): Promise<readonly string[]>;
}

/** Asks the system for every address of a name; rejects when there is none. */
export type Lookup = (name: string) => Promise<readonly string[]>;

/** What a resolver is made with; the defaults are the system's. */
export interface ResolverOptions {
  readonly lookup?: Lookup;
  readonly nowMs?: () => number;
  readonly timeoutMs?: number;
}

/**
 * How long an answer is used again: browsers ask for a page's many requests within it, and a rebound name gains nothing
 * from it, since every request is checked against the addresses that it is then connected to.
 */
const REUSE_MS = 5_000;
const MAX_NAMES = 1_024;
/** RFC 6761 §6.3: what every program on this machine takes `localhost` and names below it for. */
const OWN_ADDRESSES: readonly string[] = ["127.0.0.1", "::1"];

interface Answer {
  readonly untilMs: number;
  readonly addresses: Promise<readonly string[]>;
}

/** Creates a resolver that asks the system once for many requests at a time. */
export function createResolver(options: ResolverOptions = {}): Resolver {
  const { lookup = lookupAll, nowMs = Date.now, timeoutMs = RESOLVE_TIMEOUT_MS } = options;
  const answers = new Map<string, Answer>();
  return {
    async resolve(host) {
      if (isIP(host.replace(/%.*$/, "")) !== 0) return [host];
      if (host === "localhost" || host.endsWith(".localhost")) return OWN_ADDRESSES;
      const known = answers.get(host);
      if (known !== undefined && known.untilMs > nowMs()) return known.addresses;
      const addresses = within(timeoutMs, lookup(host));
      answers.delete(host);
      answers.set(host, { untilMs: nowMs() + REUSE_MS, addresses });
      const [oldest] = answers.keys();
      if (answers.size > MAX_NAMES && oldest !== undefined) answers.delete(oldest);
      return addresses;
    },
  };
}

async function lookupAll(name: string): Promise<readonly string[]> {
  // In the system's own order, which is that of RFC 6724.
  const records = await lookup(name, { all: true, order: "verbatim" });
  return records.map(({ address }) => address);
}

/** A lookup cannot be taken back; who waits for it can. */
function within(timeoutMs: number, answer: Promise<readonly string[]>): Promise<readonly string[]> {
  const { promise, resolve } = Promise.withResolvers<readonly string[]>();
  const timer = setTimeout(() => resolve([]), timeoutMs);
  void answer.then(resolve, () => resolve([])).finally(() => clearTimeout(timer));
  return promise;
}
