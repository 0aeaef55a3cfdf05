import { UsageError } from "./usage-error.ts";

const MAX_PORT = 65_535;

/**
 * Reads the number of a port.
 *
 * @throws {UsageError} If it is none.
 */
export function parsePort(text: string): number {
  return parseFrom(1, text);
}

/**
 * Reads a port to listen on; 0 stands for a free one.
 *
 * @throws {UsageError} If it is none.
 */
export function parseListeningPort(text: string): number {
  return parseFrom(0, text);
}

function parseFrom(least: number, text: string): number {
  const port = /^(?:0|[1-9]\d{0,4})$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= least && port <= MAX_PORT))
    throw new UsageError(text, "it is no port", `write a number from ${least} to ${MAX_PORT}`);
  return port;
}
