import { textParam, type NetLogEvent } from "./event.ts";
import { parseEndpoint } from "./wire.ts";

/** What the resolver said about one name. */
export interface ResolvedName {
  readonly addresses: ReadonlySet<string>;
  /** CNAME targets, nearest first. */
  readonly cnames: readonly string[];
}

interface Answer {
  readonly addresses: Set<string>;
  readonly aliasOf: Map<string, string>;
}

/** @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
const LOCALHOST = /(?:^|\.)localhost\.?$/i;
const LOCALHOST_ADDRESSES = ["127.0.0.1", "::1"] as const;

/** Follows the browser's own resolver: which addresses and aliases each name had during the visit. */
export class ResolverTracker {
  readonly #hostOfJob = new Map<number, string>();
  readonly #answers = new Map<string, Answer>();

  /** Takes one event. Events of other kinds are ignored. */
  add(event: NetLogEvent): void {
    if (event.type === "HOST_RESOLVER_MANAGER_REQUEST" || event.type === "HOST_RESOLVER_MANAGER_JOB") {
      const host = hostOf(textParam(event, "host"));
      if (host !== undefined) this.#hostOfJob.set(event.sourceId, host);
      return;
    }
    if (event.type.startsWith("HOST_RESOLVER")) {
      const host = this.#hostOfJob.get(event.sourceId);
      if (host !== undefined) this.#read(host, event.params);
    }
  }

  /** Addresses of a name in this visit; an address stands for itself. */
  addressesOf(host: string): readonly string[] {
    const answer = this.#answers.get(host);
    return answer === undefined ? (isAddress(host) ? [host] : []) : [...answer.addresses];
  }

  /** Addresses that a name may have stood for: the browser answers for `localhost` by itself, and logs nothing. */
  possibleAddressesOf(host: string): readonly string[] {
    return LOCALHOST.test(host) ? LOCALHOST_ADDRESSES : this.addressesOf(host);
  }

  /** Every name that got an answer. */
  names(): ReadonlyMap<string, ResolvedName> {
    return new Map(
      [...this.#answers].map(([host, { addresses, aliasOf }]) => [
        host,
        { addresses, cnames: chain(host, aliasOf) },
      ]),
    );
  }

  #read(host: string, params: Readonly<Record<string, unknown>>): void {
    const answer = this.#answers.get(host) ?? {
      addresses: new Set<string>(),
      aliasOf: new Map<string, string>(),
    };
    for (const result of records(params["results"])) {
      for (const endpoint of records(result["endpoints"])) addAddress(answer, endpoint["address"]);
      for (const endpoint of records(result["ip_endpoints"]))
        addAddress(answer, endpoint["endpoint_address"]);
      const { domain_name: from, alias_target: to } = result;
      if (typeof from === "string" && typeof to === "string" && result["query_type"] !== "HTTPS") {
        answer.aliasOf.set(from.toLowerCase(), to.toLowerCase());
      }
    }
    if (Array.isArray(params["address_list"])) {
      for (const text of params["address_list"]) {
        addAddress(answer, typeof text === "string" ? (parseEndpoint(text)?.address ?? text) : undefined);
      }
    }
    if (answer.addresses.size > 0 || answer.aliasOf.size > 0) this.#answers.set(host, answer);
  }
}

function chain(host: string, aliasOf: ReadonlyMap<string, string>): string[] {
  const cnames: string[] = [];
  // A set guards against a resolver's loop.
  const seen = new Set([host]);
  for (let next = aliasOf.get(host); next !== undefined && !seen.has(next); next = aliasOf.get(next)) {
    seen.add(next);
    cnames.push(next);
  }
  return cnames;
}

function addAddress(answer: Answer, address: unknown): void {
  if (typeof address === "string" && isAddress(address)) answer.addresses.add(address);
}

function isAddress(text: string): boolean {
  return /^[\d.]+$|^[\da-f:.]*:[\da-f:.]*$/i.test(text);
}

function hostOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text.includes("://") ? text : `http://${text}`);
  return url?.hostname.replace(/^\[|\]$/g, "");
}

/** One record, or a list of them. */
function records(value: unknown): Record<string, unknown>[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item): item is Record<string, unknown> => typeof item === "object" && item !== null);
}
