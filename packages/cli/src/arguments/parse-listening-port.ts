import { parsePort } from "./parse-port.ts";

/**
 * Reads a port to listen on; 0 stands for a free one.
 *
 * @throws {UsageError} If it is none.
 */
export function parseListeningPort(text: string): number {
  return text === "0" ? 0 : parsePort(text);
}
