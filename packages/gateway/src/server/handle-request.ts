import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { FAILURE_BODY, FAILURE_HEADERS, FAILURE_STATUS } from "../failure/failure-answer.ts";
import { answerToFault, type FaultAnswer } from "../failure/fault-answer.ts";
import { forwardRequest } from "../forward/forward-request.ts";
import type { RequestFault } from "../request/request-fault.ts";
import { admit } from "./admit.ts";
import { hasSaidLast, noteLast } from "./closing-connections.ts";
import { stateOfError } from "./attempt.ts";
import type { House } from "./house.ts";
import { readRequest } from "./read-request.ts";
import type { PlainTunnels } from "./tunnels.ts";

/** Where the PAC file is served, to whoever asks the gateway itself. */
export const PAC_PATH = "/proxy.pac";

const UNREACHABLE: RequestFault = {
  status: 502,
  reason: "the server cannot be reached, or does not speak HTTP",
};
const TIMED_OUT: RequestFault = { status: 504, reason: "the server does not answer" };

/** Passes on a plain request, or answers in its place. */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { house, tunnels }: { readonly house: House; readonly tunnels: PlainTunnels },
): Promise<void> {
  if (hasSaidLast(request.socket)) return;
  const refuse = (fault: RequestFault) => answerFault(fault, request, response);
  if (isPacRequest(request) && !tunnels.has(request.socket)) return answerPac(house.pac(), response, refuse);
  const read = readRequest(request, request.socket, { house, tunnels });
  if (read.kind === "fault") return refuse(read.fault);
  const { target, asking } = read;
  const passing = { request, response, target, pool: house.pool };
  await admit(
    asking,
    {
      refuse,
      fail: () => answerFailure(request, response),
      onGone: (listener) => {
        response.once("close", listener);
        return () => response.off("close", listener);
      },
      pass: (addresses) =>
        forwardRequest({
          ...passing,
          addresses,
          claim: () => true,
          fail: (code) => refuse(code === "ETIMEDOUT" ? TIMED_OUT : UNREACHABLE),
        }),
      reach: (addresses, attempt) => {
        attempt.got("request", "filtered");
        forwardRequest({
          ...passing,
          addresses,
          onOver: attempt.deadline.onOver,
          claim: () => attempt.deadline.succeed(),
          fail: (code) => attempt.got(code === "ECONNREFUSED" ? "tcp" : "request", stateOfError(code)),
        });
      },
    },
    house,
  );
}

function isPacRequest({ method, url }: IncomingMessage): boolean {
  return (method === "GET" || method === "HEAD") && url === PAC_PATH;
}

function answerPac(
  pac: string | undefined,
  response: ServerResponse,
  refuse: (fault: RequestFault) => void,
): void {
  if (pac === undefined) return refuse({ status: 400, reason: "no PAC file is served; start with --pac" });
  response.sendDate = false;
  response.writeHead(200, {
    "Content-Type": "application/x-ns-proxy-autoconfig",
    "Content-Length": Buffer.byteLength(pac),
    "Cross-Origin-Resource-Policy": "same-origin",
    Connection: "close",
  });
  response.end(pac);
}

function answerFault(fault: RequestFault, request: IncomingMessage, response: ServerResponse): void {
  const { status, headers, body } = answerToFault(fault);
  answerLast(request, response, { status, headers, body });
}

function answerFailure(request: IncomingMessage, response: ServerResponse): void {
  answerLast(request, response, { status: FAILURE_STATUS, headers: FAILURE_HEADERS, body: FAILURE_BODY });
}

/** Whatever the gateway itself answers ends the connection, so that nothing behind the request is read as another. */
function answerLast(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: FaultAnswer,
): void {
  if (response.destroyed || response.headersSent) return;
  noteLast(request.socket);
  request.resume();
  response.sendDate = false;
  response.writeHead(status, STATUS_CODES[status] ?? "Error", headers.flat());
  response.end(request.method === "HEAD" ? undefined : body);
}
