import type { VisitOutcome } from "../recording.ts";

/** Reasons of a failed navigation by the browser's error name; the first that matches counts. */
const REASONS = [
  [
    /NAME_NOT_RESOLVED|DNS|NAME_RESOLUTION/,
    "ERR_RECORDER_DNS",
    "its name has no address; check the spelling",
  ],
  [
    /CERT|SSL|TLS/,
    "ERR_RECORDER_TLS",
    "its certificate or TLS handshake is not valid; --insecure visits it all the same",
  ],
  [/TOO_MANY_REDIRECTS/, "ERR_RECORDER_REDIRECTS", "it redirects without end"],
  [
    /UNSAFE_PORT/,
    "ERR_RECORDER_BAD_PORT",
    "browsers refuse this port (https://fetch.spec.whatwg.org/#bad-port)",
  ],
  [/CONNECTION_REFUSED/, "ERR_RECORDER_CONNECTION", "nothing listens there"],
  [
    /CONNECTION|ADDRESS_|INTERNET_DISCONNECTED|NETWORK|SOCKET|EMPTY_RESPONSE|TIMED_OUT/,
    "ERR_RECORDER_CONNECTION",
    "the server could not be reached",
  ],
  [/ABORTED/, "ERR_RECORDER_NOT_A_PAGE", "it is a download, or an answer without a page"],
] as const;

/** Says in one line why a page could not be opened. `errorText` is the browser's name (`net::ERR_…`). */
export function navigationFailure(url: string, errorText: string): Extract<VisitOutcome, { kind: "failed" }> {
  const [, code, reason] = REASONS.find(([pattern]) => pattern.test(errorText)) ?? [
    undefined,
    "ERR_RECORDER_NAVIGATION",
    "the browser refused",
  ];
  return { kind: "failed", code, message: `Cannot open ${url}: ${reason} (${errorText})` };
}
