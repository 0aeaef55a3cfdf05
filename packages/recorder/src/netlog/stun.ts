/**
 * What a STUN or TURN message says about the way it was made.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8489#section-5 (header), #section-14.3 (USERNAME)
 * @see https://www.rfc-editor.org/rfc/rfc8656#section-7 (Allocate)
 * @see https://www.rfc-editor.org/rfc/rfc4571#section-2 (framing of ICE over TCP)
 */
export interface StunMessage {
  readonly method: "binding" | "allocate" | "other";
  /** Value of USERNAME; in a connectivity check `remote-ufrag:local-ufrag`, where pages smuggle data. */
  readonly username: string | undefined;
  /** The message was framed with a length, as ICE does over TCP. */
  readonly isFramed: boolean;
}

const MAGIC_COOKIE = 0x21_12_a4_42;
const HEADER_BYTES = 20;
const ATTRIBUTE_USERNAME = 0x0006;
const METHODS: ReadonlyMap<number, StunMessage["method"]> = new Map([
  [0x0001, "binding"],
  [0x0003, "allocate"],
]);

/** @returns `undefined` unless `bytes` begin with a STUN message, bare or framed. */
export function parseStun(bytes: Uint8Array): StunMessage | undefined {
  return parseAt(bytes, 0) ?? parseAt(bytes, 2);
}

function parseAt(bytes: Uint8Array, offset: number): StunMessage | undefined {
  if (bytes.length < offset + HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset + 4) !== MAGIC_COOKIE) return undefined;
  return {
    method: METHODS.get(view.getUint16(offset)) ?? "other",
    username: readUsername(view, offset),
    isFramed: offset > 0,
  };
}

function readUsername(view: DataView, offset: number): string | undefined {
  const end = Math.min(view.byteLength, offset + HEADER_BYTES + view.getUint16(offset + 2));
  let at = offset + HEADER_BYTES;
  while (at + 4 <= end) {
    const type = view.getUint16(at);
    const length = view.getUint16(at + 2);
    if (type === ATTRIBUTE_USERNAME && at + 4 + length <= end) {
      return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 4, length));
    }
    // Attributes are padded to four bytes.
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return undefined;
}
