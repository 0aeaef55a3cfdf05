import { FETCH_BAD_PORTS } from "./fetch-bad-ports.ts";
import { NOT_BLOCKED_BY, type BlockingEngine } from "./engine-bad-ports.ts";

const BAD_PORTS: ReadonlySet<number> = new Set(FETCH_BAD_PORTS.map(([port]) => port));

/**
 * Tells whether a request to `port` is refused before the first packet: by the Fetch standard, or by one engine.
 *
 * @see https://fetch.spec.whatwg.org/#bad-port
 */
export function isBlockedPort(port: number, engine?: BlockingEngine): boolean {
  if (!BAD_PORTS.has(port)) return false;
  if (engine === undefined) return true;
  const missing: readonly number[] = NOT_BLOCKED_BY[engine];
  return !missing.includes(port);
}
