import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { isBlockedPort } from "@hushport/core";
import { SurveyError } from "../errors.ts";
import { authoritiesOf, refuse } from "./admit.ts";
import type { Explorer } from "./create-explorer.ts";

/** Where pages are served. */
export interface ServeOptions {
  /** 0, the default: any free one. */
  readonly port?: number;
  /** Default `127.0.0.1`: nobody but this machine. */
  readonly host?: string;
}

/** A server with the explorer's pages. */
export interface ExplorerServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
}

/** The system may offer a port that browsers block; this often in a row it does not. */
const MOST_TRIES = 20;

/**
 * Serves pages to the browsers of this machine, under its own names and to its own pages alone.
 *
 * @throws {SurveyError} `ERR_SURVEY_PORT` if the port cannot be had.
 */
export async function serveExplorer(
  explorer: Explorer,
  { port: wantedPort = 0, host = "127.0.0.1" }: ServeOptions = {},
): Promise<ExplorerServer> {
  let authorities: ReadonlySet<string> = new Set();
  const answer = getRequestListener((request) => explorer.fetch(request), { overrideGlobalObjects: false });
  const server = createServer((request, response) => {
    const { headers, method = "" } = request;
    const reason = refuse(
      {
        method,
        host: headers.host,
        origin: headers.origin,
        site: headers["sec-fetch-site"],
        mode: headers["sec-fetch-mode"],
      },
      authorities,
    );
    if (reason === undefined) void answer(request, response);
    else response.writeHead(403, { "content-type": "text/plain" }).end(`Refused: ${reason}\n`);
  });
  const port = await listen(server, { host, wantedPort });
  authorities = authoritiesOf(host, port);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}/`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function listen(
  server: ReturnType<typeof createServer>,
  { host, wantedPort }: { readonly host: string; readonly wantedPort: number },
): Promise<number> {
  if (wantedPort !== 0 && isBlockedPort(wantedPort))
    throw new SurveyError("ERR_SURVEY_PORT", `Cannot serve on port ${wantedPort}: browsers do not open it`);
  for (let tries = 1; ; tries++) {
    server.listen(wantedPort, host);
    try {
      await once(server, "listening");
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new SurveyError("ERR_SURVEY_PORT", `Cannot serve on ${host}, port ${wantedPort}: ${reason}`, {
        cause,
      });
    }
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    if (!isBlockedPort(port) || tries === MOST_TRIES) return port;
    server.close();
    await once(server, "close");
  }
}
