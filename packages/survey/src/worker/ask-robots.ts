import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import robots from "robots-parser";
import { findAddressesBy, hasPrivateAddress, type FindAddresses } from "./find-addresses.ts";
import type { Objection } from "./objection.ts";

/** Its types promise a module with a default export; what Node hands out is the function itself. */
const robotsParser = typeof robots === "function" ? robots : robots.default;

/** How robots.txt is asked for. */
export interface RobotsOptions {
  /** Name by which rules are chosen. */
  readonly userAgent: string;
  /** For each answer. */
  readonly timeoutMs?: number;
  /** Addresses of hosts that are not to be looked up when a redirect leads there; those may be private. */
  readonly resolutions?: ReadonlyMap<string, string>;
  /** Whether redirects to addresses of this machine or its network are followed. Default `false`. */
  readonly allowsPrivate?: boolean;
}

/** What RFC 9309 asks crawlers to read at least. */
const MAX_BYTES = 512_000;
const TIMEOUT_MS = 10_000;
/** What RFC 9309 asks crawlers to follow at least, also to other hosts; the file counts for the site that was asked. */
const MAX_REDIRECTS = 5;

/**
 * Objects to sites whose robots.txt forbids the page. It is asked for at the address that was looked up, as is every
 * redirect's; what answers otherwise than by a file forbids nothing, but a server's failure does.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309.html#section-2.3.1
 */
export function askRobots(options: RobotsOptions): Objection {
  const { userAgent } = options;
  const findAddresses = findAddressesBy(options.resolutions ?? new Map());
  return async (url, addresses) => {
    const file = new URL("/robots.txt", url).href;
    const answer = await follow(file, addresses, { ...options, findAddresses }).catch(() => undefined);
    if (answer === undefined) return undefined;
    if (answer.status >= 500)
      return { code: "ERR_SURVEY_ROBOTS", message: `${file} answered ${answer.status}` };
    if (answer.status >= 300) return undefined;
    const isAllowed = robotsParser(file, answer.text).isAllowed(url, userAgent) ?? true;
    return isAllowed
      ? undefined
      : { code: "ERR_SURVEY_ROBOTS", message: `${file} forbids it to ${userAgent}` };
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly location: string | undefined;
}

/** @returns `undefined` where nothing can be asked. */
async function follow(
  file: string,
  addresses: readonly string[],
  options: RobotsOptions & { readonly findAddresses: FindAddresses },
): Promise<Answer | undefined> {
  const { userAgent, timeoutMs = TIMEOUT_MS, findAddresses, allowsPrivate = false, resolutions } = options;
  let at = { file, addresses };
  for (let redirects = 0; ; redirects += 1) {
    const [address] = at.addresses;
    // Without an address, the visit will say why.
    if (address === undefined) return undefined;
    const answer = await read(at.file, address, userAgent, timeoutMs);
    const next = answer.location === undefined ? null : URL.parse(answer.location, at.file);
    if (next === null || !/^https?:$/.test(next.protocol) || redirects === MAX_REDIRECTS) return answer;
    const isSameHost = next.hostname === new URL(at.file).hostname;
    const found = isSameHost ? at.addresses : await findAddresses(next.hostname);
    const mayAsk = isSameHost || allowsPrivate || resolutions?.has(next.hostname) === true;
    if (!mayAsk && hasPrivateAddress(found)) return undefined;
    at = { file: next.href, addresses: found };
  }
}

async function read(file: string, address: string, userAgent: string, timeoutMs: number): Promise<Answer> {
  const lookup: LookupFunction = (_host, _options, done) => {
    done(null, [{ address, family: isIPv6(address) ? 6 : 4 }]);
  };
  const request = file.startsWith("https:") ? requestSecure : requestPlain;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(file, {
      lookup,
      agent: false,
      headers: { "user-agent": userAgent },
      signal: AbortSignal.timeout(timeoutMs),
    })
      .once("response", resolve)
      .once("error", reject)
      .end();
  });
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response) {
    if (!Buffer.isBuffer(part)) continue;
    parts.push(part);
    bytes += part.length;
    if (bytes > MAX_BYTES) break;
  }
  response.destroy();
  const status = response.statusCode ?? 0;
  return {
    status,
    location: status >= 300 && status < 400 ? response.headers.location : undefined,
    text: Buffer.concat(parts).subarray(0, MAX_BYTES).toString("utf8"),
  };
}
