import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { SiteEntry } from "../../src/index.ts";

/** The sites share so many addresses; visits to one address follow each other. */
export const SOAK_ADDRESSES = 200;
/** Every so many sites one scans, so that there is evidence to keep. */
const SCANS_EVERY = 3;

/** Address of the site of that number. */
export function addressOf(index: number): string {
  return `127.0.1.${(index % SOAK_ADDRESSES) + 1}`;
}

/** Small sites on many addresses of this machine, all on one port. */
export async function serveSoakSites(signal: AbortSignal): Promise<number> {
  let port = 0;
  for (let index = 0; index < SOAK_ADDRESSES; index += 1) {
    const server = createServer((request, response) => {
      const number = Number(/^site(\d+)\./.exec(request.headers.host ?? "")?.[1] ?? 0);
      response.setHeader("content-type", "text/html");
      response.end(pageOf(number));
    });
    port = await listen(server, addressOf(index), port);
    signal.addEventListener("abort", () => {
      server.close();
      server.closeAllConnections();
    });
  }
  return port;
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new TypeError("Cannot tell the port of a server");
  return address.port;
}

function pageOf(number: number): string {
  const scan =
    number % SCANS_EVERY === 0
      ? '<script>for (const port of [63333, 5900, 5901, 3389, 7070]) new WebSocket("wss://127.0.0.1:" + port);</script>'
      : "";
  return `<!doctype html><html lang="en"><title>Site ${number}</title><p>A small page.</p>${scan}`;
}

/** The list of a soak's sites. */
export function* soakSites(count: number, port: number): Generator<SiteEntry> {
  for (let index = 0; index < count; index += 1) {
    yield { url: `http://site${index}.test:${port}/`, domain: `site${index}.test`, rank: index + 1 };
  }
}
