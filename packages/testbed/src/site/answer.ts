import type { RequestListener } from "node:http";
import { posix } from "node:path";

/** What a route answers: a page's HTML, a described response, or code. */
export type Answer = string | DescribedAnswer | RequestListener;

/** A response in data. */
export interface DescribedAnswer {
  readonly status?: number;
  /** Media type; without it, by the path's ending. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** What browsers demand before they run or apply a file. Left out: types that no test page has needed. */
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};
const HTML = "text/html; charset=utf-8";

/** Makes code of any answer. */
export function asListener(answer: Answer, path: string): RequestListener {
  if (typeof answer === "function") return answer;
  const {
    status = 200,
    type,
    headers = {},
    body = "",
  } = typeof answer === "string" ? { body: answer } : answer;
  return (_request, response) => {
    response.writeHead(status, {
      "content-type": type ?? TYPES[posix.extname(path)] ?? HTML,
      "content-length": Buffer.byteLength(body),
      ...headers,
    });
    response.end(body);
  };
}

/** Sends the browser elsewhere. */
export function redirectTo(location: string, status = 302): DescribedAnswer {
  return { status, headers: { location } };
}

/** Takes the request and never answers. */
export const neverAnswer: RequestListener = () => undefined;

/** Sends a page's beginning, and never its end. */
export function neverEnd(beginning: string): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { "content-type": HTML });
    response.write(beginning);
  };
}

/** Resets the connection in place of an answer. */
export const resetConnection: RequestListener = (request) => {
  request.socket.resetAndDestroy();
};
