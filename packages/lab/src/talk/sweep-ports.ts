import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  launchFlags,
  QUIET_FIREFOX_ENVIRONMENT,
  QUIET_FIREFOX_PREFERENCES,
  type InstalledBrowser,
} from "@hushport/recorder";
import { CommandError, createNamespace, type Namespace } from "@hushport/testbed";
import { createSweepPage } from "./sweep-page.ts";

/** Which ports a browser's requests arrived at, or why that was not found out. */
export type Sweep =
  | { readonly kind: "swept"; readonly arrived: ReadonlySet<number> }
  | { readonly kind: "failed"; readonly reason: string };

/** What is swept. */
export interface SweepOptions {
  readonly last: number;
  readonly signal: AbortSignal;
}

/** Above what 65,535 requests and a second try of the blocked ones take on two busy cores. */
const DEADLINE_MS = 400_000;
const HOST = "127.0.0.1";

/** Lets a browser request every port of a network of our own, in which each one leads to one server that counts. */
export async function sweepPorts(
  installed: InstalledBrowser,
  { last, signal }: SweepOptions,
): Promise<Sweep> {
  await using ending = new AsyncDisposableStack();
  const namespace = ending.use(await createNamespace({ signal }));
  const listener = await namespace.network.listen(HOST, 0);
  ending.defer(() => void listener.close());
  const address = listener.address();
  const ownPort = typeof address === "object" && address !== null ? address.port : 0;
  try {
    await namespace.network.run("nft", ["-f", "-"], redirectAll(ownPort));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { kind: "failed", reason: "the system does not redirect packets (nft)" };
  }
  const { engine, arrived, done } = countArrivals({ last, ownPort });
  listener.on("connection", (socket) => engine.emit("connection", socket));
  ending.defer(() => engine.closeAllConnections());
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-sweep-"));
  ending.defer(() => rm(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  const browser = await startBrowser(installed, {
    namespace,
    profileDir,
    url: `http://${HOST}:${ownPort}/`,
  });
  ending.defer(async () => {
    if (browser.exitCode !== null || browser.signalCode !== null) return;
    const exited = once(browser, "exit");
    browser.kill("SIGKILL");
    await exited;
  });
  const late = new AbortController();
  const isDone = await Promise.race([
    done.then(() => true),
    sleep(DEADLINE_MS, false, { signal: AbortSignal.any([signal, late.signal]) }),
  ]).finally(() => late.abort());
  if (!isDone) return { kind: "failed", reason: `the browser was not done after ${DEADLINE_MS / 1_000} s` };
  return { kind: "swept", arrived };
}

/** Every port of the loopback interface leads to ours; only in the namespace that this is run in. */
function redirectAll(ownPort: number): string {
  return `table ip hushport_sweep {
  chain output {
    type nat hook output priority -100;
    ip daddr ${HOST} tcp dport != ${ownPort} redirect to :${ownPort}
  }
}
`;
}

interface Arrivals {
  readonly engine: Server;
  readonly arrived: ReadonlySet<number>;
  readonly done: Promise<void>;
}

/** Serves the page that sweeps; every other request says which port it went to, and is cut off. */
function countArrivals({ last, ownPort }: { readonly last: number; readonly ownPort: number }): Arrivals {
  // The page itself came from this port, so the browser lets it through.
  const arrived = new Set([ownPort]);
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const engine = createServer((request, response) => {
    const port = /^\/port\/(\d{1,5})$/.exec(request.url ?? "")?.[1];
    if (port !== undefined) {
      arrived.add(Number(port));
      // A reset leaves no connection behind: there are fewer local ports than requests.
      request.socket.resetAndDestroy();
    } else if (request.url === "/missing") {
      const missing = Array.from({ length: last }, (_, index) => index + 1).filter(
        (each) => !arrived.has(each),
      );
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(missing));
    } else if (request.url === "/done") {
      response.writeHead(204).end();
      resolve();
    } else {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(createSweepPage(last));
    }
  });
  engine.on("clientError", (_error, socket) => socket.destroy());
  return { engine, arrived, done };
}

async function startBrowser(
  { kind, path }: InstalledBrowser,
  {
    namespace,
    profileDir,
    url,
  }: { readonly namespace: Namespace; readonly profileDir: string; readonly url: string },
): Promise<ReturnType<Namespace["spawn"]>> {
  if (kind === "chromium") {
    const { flags } = launchFlags({ window: "headless", profileDir });
    return namespace.spawn(path, [...flags, url], { stdio: "ignore" });
  }
  const preferences = Object.entries({ ...QUIET_FIREFOX_PREFERENCES, "network.lna.enabled": false });
  const lines = preferences.map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profileDir, "user.js"), `${lines.join("\n")}\n`);
  return namespace.spawn(path, ["--headless", "--no-remote", "--profile", profileDir, url], {
    stdio: "ignore",
    env: { ...process.env, ...QUIET_FIREFOX_ENVIRONMENT, HOME: profileDir },
  });
}
