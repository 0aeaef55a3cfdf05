import { resolve } from "node:path";
import { readFile } from "node:fs/promises";
import {
  GatewayOptionError,
  readConfig,
  startGateway,
  watchConfig,
  type ConfigRules,
  type Gateway,
} from "@hushport/gateway";
import type * as logModule from "@hushport/gateway/log";
import type { GatewayCommandOptions } from "../arguments/gateway-options.ts";

type LogModule = typeof logModule;
type OpenLog = logModule.GatewayLog;

/** A bundle of its own, beside this one: the recogniser and its tables take 14 MB that most gateways need not. */
const LOG_BUNDLE = new URL("./log.mjs", import.meta.url).href;

/** What a running gateway is told by, and speaks to. */
export interface GatewaySurroundings {
  /** Its result: where it listens. */
  readonly say: (line: string) => void;
  /** Everything else. */
  readonly tell: (line: string) => void;
  /** Aborts when it is to stop taking connections and let open ones end. */
  readonly signal: AbortSignal;
}

/** Runs a gateway until it is told to stop. */
export async function runGateway(
  options: GatewayCommandOptions,
  { say, tell, signal }: GatewaySurroundings,
): Promise<void> {
  const { gateway, log } = await start(options, { tell, signal });
  const { host, port } = gateway;
  say(`Gateway on ${gateway.url}; Ctrl-C stops it.`);
  say(`To use it: hushport gateway --print-settings chromium --host ${host} --port ${port} (or firefox).`);
  try {
    await aborted(signal);
    if (gateway.connections > 0)
      tell(`Waiting for ${gateway.connections} open connections; another signal stops at once.`);
  } finally {
    await gateway.close();
    await log?.close();
  }
}

async function readToken(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayOptionError(
      "--token-file",
      `${path} cannot be read (${reason}); name a file with one line`,
      {
        cause: error,
      },
    );
  }
}

type Watching = Pick<GatewaySurroundings, "tell" | "signal">;

async function start(
  options: GatewayCommandOptions,
  { tell, signal }: Watching,
): Promise<{ readonly gateway: Gateway; readonly log: OpenLog | undefined }> {
  const rules = options.config === undefined ? undefined : await readConfig(options.config);
  const token = options.tokenFile === undefined ? undefined : await readToken(options.tokenFile);
  let log: OpenLog | undefined;
  const gateway = await startGateway({
    host: options.host,
    port: options.port,
    ...merge(rules, options),
    ...(token === undefined ? {} : { token }),
    ...(options.pac === true ? { pac: "serve" } : {}),
    onProbe: (probe) => log?.add(probe),
    onFault: (error) => tell(`A connection was ended by a fault of the gateway: ${String(error)}`),
  });
  try {
    if (options.log !== undefined) {
      const { openLog }: LogModule = await import(LOG_BUNDLE);
      log = await openLog(resolve(options.log), { onError: ({ message }) => tell(message) });
    }
  } catch (error) {
    await gateway.close({ drainMs: 0 });
    throw error;
  }
  if (options.config !== undefined) follow(options.config, gateway, options, { tell, signal });
  return { gateway, log };
}

function follow(path: string, gateway: Gateway, options: GatewayCommandOptions, watching: Watching): void {
  watchConfig(
    path,
    {
      onRules: (rules) => {
        gateway.update(merge(rules, options));
        watching.tell(
          `Read ${path} again: ${rules.grants.length} ${rules.grants.length === 1 ? "grant" : "grants"}.`,
        );
      },
      onFault: ({ message }) => watching.tell(`${message}; what was said before holds.`),
    },
    watching.signal,
  );
}

/** The command line goes before the file. */
function merge(rules: ConfigRules | undefined, { latency }: GatewayCommandOptions): Partial<ConfigRules> {
  return { ...rules, ...(latency === undefined ? {} : { latencyMs: latency }) };
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve: settle } = Promise.withResolvers<void>();
  if (signal.aborted) settle();
  else signal.addEventListener("abort", () => settle(), { once: true });
  return promise;
}
