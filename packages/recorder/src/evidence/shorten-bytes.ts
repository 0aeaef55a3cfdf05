/** Longer payloads are left out of the evidence: they are page content, and no STUN message is that long. */
const MAX_PAYLOAD_CHARACTERS = 2_048;

const PAYLOAD = /"bytes":"[^"]*"/;

/** Leaves a long payload out of one line of a NetLog; everything else stays as the browser wrote it. */
export function shortenBytes(line: string): string {
  if (line.length <= MAX_PAYLOAD_CHARACTERS) return line;
  return line.replace(PAYLOAD, (payload) =>
    payload.length > MAX_PAYLOAD_CHARACTERS ? '"bytes_left_out":true' : payload,
  );
}
