import { STATUS_CODES } from "node:http";

/** What a person reads who opened the address: nothing about the reason, since there are several. */
export const FAILURE_BODY =
  "Hushport: this address is on your computer or in your network. " +
  "Either nothing is granted for it, or nothing answered in time.\n";

/** Status of the one answer that every failure of a local target has. */
export const FAILURE_STATUS = 502;

/**
 * Header lines of that answer. They keep pages from taking it for an answer of the target: `fetch` without CORS rejects,
 * a frame shows the browser's error, nothing is stored.
 */
export const FAILURE_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["Connection", "close"],
  ["Content-Type", "text/plain; charset=utf-8"],
  ["Content-Length", String(Buffer.byteLength(FAILURE_BODY))],
  ["Cache-Control", "no-store"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"],
  ["X-Content-Type-Options", "nosniff"],
];

/** The answer byte for byte, for connections that are no longer read as HTTP. */
export const FAILURE_BYTES = Buffer.from(
  [
    `HTTP/1.1 ${FAILURE_STATUS} ${STATUS_CODES[FAILURE_STATUS]}`,
    ...FAILURE_HEADERS.map(([name, value]) => `${name}: ${value}`),
    "",
    FAILURE_BODY,
  ].join("\r\n"),
);

/**
 * The same for whoever speaks TLS: a fatal alert, "unrecognized_name". Of a connection that is only closed browsers think
 * that a server could not cope with their greeting, and greet again: Chromium 156 once, Firefox 153 for as long as it
 * lasts (both measured), so that the page waits for more than one deadline.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8446#section-6.2
 */
export const FAILURE_ALERT = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x70]);
