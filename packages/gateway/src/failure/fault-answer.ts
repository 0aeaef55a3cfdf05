import { STATUS_CODES } from "node:http";
import type { RequestFault } from "../request/request-fault.ts";

/** Header lines that only some answers have. */
const EXTRA: Partial<Record<RequestFault["status"], readonly [name: string, value: string]>> = {
  407: ["Proxy-Authenticate", 'Basic realm="hushport"'],
};

/** The answer to a request that the gateway does not pass on; it depends on nothing but the fault. */
export interface FaultAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Makes that answer. */
export function answerToFault({ status, reason }: RequestFault): FaultAnswer {
  const body = `Hushport: ${reason}.\n`;
  const extra = EXTRA[status];
  return {
    status,
    headers: [
      ...(extra === undefined ? [] : [extra]),
      ["Connection", "close"],
      ["Content-Type", "text/plain; charset=utf-8"],
      ["Content-Length", String(Buffer.byteLength(body))],
    ],
    body,
  };
}

/** Formats it for a connection that is not read as HTTP. */
export function formatFault(fault: RequestFault): Buffer {
  const { status, headers, body } = answerToFault(fault);
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(
    [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Error"}`, ...lines, "", body].join("\r\n"),
  );
}
