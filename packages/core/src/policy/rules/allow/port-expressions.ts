import type { PortRange } from "../../grant/grant.ts";
import { decimalRange } from "../address/decimal-range.ts";
import { packExpressions } from "../address/pack-expressions.ts";
import { BEFORE_HOST } from "../address/url-parts.ts";

const LAST_PORT = 65_535;
/** Ports that canonical URLs do not write, and the schemes that leave them out. */
const UNWRITTEN = [
  { port: 80, schemes: "(?:http|ws)" },
  { port: 443, schemes: "(?:https|wss)" },
] as const;
/** A host without a port behind it. */
const ANY_HOST = "(?:\\[[^/]*\\]|[^/:@[]+)";

/**
 * Writes expressions for canonical URLs with one of the ports, together: those that write the port, and those whose
 * scheme leaves it out.
 *
 * @param host Expression for the host, or `undefined` for any.
 */
export function portExpressions(ports: readonly PortRange[], host?: string): readonly string[] {
  if (ports.some(({ from, to }) => from === 1 && to === LAST_PORT)) {
    return host === undefined ? [] : [`${BEFORE_HOST}${host}(?::[0-9]+)?/`];
  }
  const before = host === undefined ? "^[a-z]+://[^/]*:" : `${BEFORE_HOST}${host}:`;
  return [
    ...packExpressions(
      { before, after: "/" },
      ports.flatMap(({ from, to }) => decimalRange(from, to)),
    ),
    ...UNWRITTEN.filter(({ port }) => ports.some(({ from, to }) => from <= port && port <= to)).map(
      ({ schemes }) => `^${schemes}://(?:[^/]*@)?${host ?? ANY_HOST}/`,
    ),
  ];
}
