import { request as requestPlain, type IncomingMessage } from "node:http";
import { request as requestSecure } from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import robots from "robots-parser";
import type { Objection } from "./objection.ts";

/** Its types promise a module with a default export; what Node hands out is the function itself. */
const robotsParser = typeof robots === "function" ? robots : robots.default;

/** How robots.txt is asked for. */
export interface RobotsOptions {
  /** Name by which rules are chosen. */
  readonly userAgent: string;
  readonly timeoutMs?: number;
}

/** What RFC 9309 asks crawlers to read at least. */
const MAX_BYTES = 512_000;
const TIMEOUT_MS = 10_000;

/**
 * Objects to sites whose robots.txt forbids the page. It is asked for at the address that was looked up, and redirects
 * within the site are not followed: what answers otherwise than by a file forbids nothing, but a server's failure does.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9309.html#section-2.3.1
 */
export function askRobots({ userAgent, timeoutMs = TIMEOUT_MS }: RobotsOptions): Objection {
  return async (url, addresses) => {
    const [address] = addresses;
    // Without an address, the visit will say why.
    if (address === undefined) return undefined;
    const file = new URL("/robots.txt", url).href;
    const answer = await read(file, address, userAgent, timeoutMs).catch(() => undefined);
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

async function read(
  file: string,
  address: string,
  userAgent: string,
  timeoutMs: number,
): Promise<{ readonly status: number; readonly text: string }> {
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
  return {
    status: response.statusCode ?? 0,
    text: Buffer.concat(parts).subarray(0, MAX_BYTES).toString("utf8"),
  };
}
