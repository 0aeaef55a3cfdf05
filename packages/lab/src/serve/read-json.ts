import type { IncomingMessage } from "node:http";

/** Above the answers of the largest block with the longest texts that browsers write. */
const MAX_BYTES = 1_000_000;

/** Above what a page of this machine takes to send a message. */
const DEADLINE_MS = 10_000;

/** Reads the JSON of a request. @returns `undefined` when it is too large, too slow or no JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const timer = setTimeout(() => request.destroy(), DEADLINE_MS);
  try {
    for await (const chunk of request) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      // Read to the end, so that the answer arrives, and kept no further.
      if (bytes <= MAX_BYTES) chunks.push(part);
    }
    if (bytes > MAX_BYTES) return undefined;
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
