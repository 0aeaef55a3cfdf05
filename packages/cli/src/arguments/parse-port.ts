import { UsageError } from "./usage-error.ts";

const MAX_PORT = 65_535;

/**
 * Reads the number of a port.
 *
 * @throws {UsageError} If it is none.
 */
export function parsePort(text: string): number {
  const port = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= MAX_PORT))
    throw new UsageError(text, "it is no port", `write a number from 1 to ${MAX_PORT}`);
  return port;
}
