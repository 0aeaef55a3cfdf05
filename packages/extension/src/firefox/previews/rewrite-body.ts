import type { StreamFilter } from "../firefox-api.ts";

/** As much as Firefox reads for a preview; of more it makes none. */
const MAX_BYTES = 5 * 1_024 * 1_024;

/** Byte order marks other than that of UTF-8, which is the default. @see https://encoding.spec.whatwg.org/#bom-sniff */
const MARKS = [
  ["utf-16be", 0xfe, 0xff],
  ["utf-16le", 0xff, 0xfe],
] as const;

/** Holds a text back, and writes another in its place, in UTF-8. Of what is too long nothing is written. */
export function rewriteBody(
  filter: StreamFilter,
  contentType: string,
  rewrite: (text: string) => string,
): void {
  const chunks: ArrayBuffer[] = [];
  let length = 0;
  filter.ondata = ({ data }) => {
    length += data.byteLength;
    if (length <= MAX_BYTES) chunks.push(data);
    else chunks.length = 0;
  };
  filter.onstop = () => {
    try {
      if (length <= MAX_BYTES)
        filter.write(new TextEncoder().encode(rewrite(decode(join(chunks), contentType))));
    } finally {
      filter.close();
    }
  };
}

function join(chunks: readonly ArrayBuffer[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(new Uint8Array(chunk), at);
    at += chunk.byteLength;
  }
  return whole;
}

function decode(bytes: Uint8Array, contentType: string): string {
  const marked = MARKS.find(([, first, second]) => bytes[0] === first && bytes[1] === second)?.[0];
  const label = marked ?? /charset\s*=\s*"?([\w:.-]+)/i.exec(contentType)?.[1] ?? writtenIn(bytes) ?? "utf-8";
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new TextDecoder().decode(bytes);
  }
}

/** What a page says itself, in its first kilobyte. @see https://html.spec.whatwg.org/multipage/semantics.html#charset */
function writtenIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 1_024));
  return /<meta[^>]+charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1];
}
