import { dirname, resolve } from "node:path";
import { readFile } from "node:fs/promises";
import {
  DEFAULT_GATEWAY_PORT,
  formatSettings,
  GatewayError,
  MAX_GATEWAY_LATENCY_MS,
  openLog,
  readConfig,
  SETTINGS_BROWSERS,
  startGateway,
  systemdUnit,
  watchConfig,
  type ConfigRules,
  type Gateway,
  type GatewayLog,
} from "@hushport/gateway";
import { Option, type Command } from "commander";
import type { GatewayCommandOptions } from "../arguments/gateway-options.ts";
import { parseLatencyMs } from "../arguments/parse-latency.ts";
import { parseListeningPort } from "../arguments/parse-listening-port.ts";
import { UsageError } from "../arguments/usage-error.ts";
import { EXIT_CODES, type ExitCode } from "../exit-code.ts";
import type { AuditSurroundings } from "./run-audit.ts";

/** Adds `gateway` to the program. */
export function addGateway(
  program: Command,
  surroundings: AuditSurroundings,
  finish: (exitCode: ExitCode) => void,
): void {
  program
    .command("gateway")
    .description("Run a proxy that keeps pages and programs from probing this machine and its network.")
    .option("--host <address>", "address to listen on; another than loopback needs --token-file", "127.0.0.1")
    .option(
      "--port <number>",
      "port to listen on; 0 takes a free one",
      parseListeningPort,
      DEFAULT_GATEWAY_PORT,
    )
    .option(
      "--latency <ms>",
      `when failures are told, in milliseconds, up to ${MAX_GATEWAY_LATENCY_MS} (default: 6000, or as in --config)`,
      parseLatencyMs,
    )
    .option("--config <file>", "grants and settings, as JSON; read again when it changes")
    .option("--log <file>", "keep a hushport.log of every local request")
    .option("--token-file <file>", "file with the token that clients must present")
    .option("--pac", "serve a PAC file at /proxy.pac")
    .option("--systemd", "print a systemd unit for these options, and end")
    .addOption(
      new Option("--print-settings <browser>", "print what sends a browser through it, and end").choices(
        SETTINGS_BROWSERS,
      ),
    )
    .action(async (options: GatewayCommandOptions) => finish(await runGateway(options, surroundings)));
}

async function runGateway(
  options: GatewayCommandOptions,
  { streams: { stdout, stderr }, signal }: AuditSurroundings,
): Promise<ExitCode> {
  if (options.printSettings !== undefined) {
    stdout.write(formatSettings(options.printSettings, options));
    return EXIT_CODES.clean;
  }
  if (options.systemd === true) {
    stdout.write(unitFor(options));
    return EXIT_CODES.clean;
  }
  const tell = (line: string) => void stderr.write(`hushport: ${line}\n`);
  const { gateway, log } = await start(options, { tell, signal });
  const { host, port } = gateway;
  stdout.write(`Gateway on ${gateway.url}; Ctrl-C stops it.\n`);
  stdout.write(
    `To use it: hushport gateway --print-settings chromium --host ${host} --port ${port} (or firefox).\n`,
  );
  try {
    await aborted(signal);
    if (gateway.connections > 0) tell(`Waiting for ${gateway.connections} open connections.`);
  } finally {
    await gateway.close();
    await log?.close();
  }
  return EXIT_CODES.clean;
}

interface Watching {
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What the person typed wrong is said in one line; so is a port that is taken. */
async function start(
  options: GatewayCommandOptions,
  { tell, signal }: Watching,
): Promise<{ readonly gateway: Gateway; readonly log: GatewayLog | undefined }> {
  let log: GatewayLog | undefined;
  try {
    const rules = options.config === undefined ? undefined : await readConfig(options.config);
    const token = options.tokenFile === undefined ? undefined : await readToken(options.tokenFile);
    log =
      options.log === undefined
        ? undefined
        : await openLog(resolve(options.log), { onError: ({ message }) => tell(message) });
    const gateway = await startGateway({
      host: options.host,
      port: options.port,
      ...merge(rules, options),
      ...(token === undefined ? {} : { token }),
      ...(options.pac === true ? { pac: "serve" } : {}),
      onProbe: (probe) => log?.add(probe),
      onFault: (error) => tell(`A connection was ended by a fault of the gateway: ${String(error)}`),
    });
    if (options.config !== undefined) follow(options.config, gateway, options, { tell, signal });
    return { gateway, log };
  } catch (error) {
    await log?.close();
    if (error instanceof GatewayError && error.code === "ERR_GATEWAY_OPTION")
      throw new UsageError("gateway", error.message, "see hushport gateway --help");
    throw error;
  }
}

function follow(path: string, gateway: Gateway, options: GatewayCommandOptions, watching: Watching): void {
  watchConfig(
    path,
    {
      onRules: (rules) => {
        gateway.update(merge(rules, options));
        watching.tell(`Read ${path} again: ${rules.grants.length} grants.`);
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

async function readToken(path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    throw new UsageError(
      path,
      error instanceof Error ? error.message : String(error),
      "name a file with the token",
    );
  }
}

/** The unit runs what runs now, with the same options. */
function unitFor(options: GatewayCommandOptions): string {
  const { host, port, latency, config, log, tokenFile, pac } = options;
  const [node = process.execPath, script = ""] = process.argv;
  const words = [node, resolve(script), "gateway", "--host", host, "--port", String(port)];
  if (latency !== undefined) words.push("--latency", String(latency));
  if (config !== undefined) words.push("--config", resolve(config));
  if (log !== undefined) words.push("--log", resolve(log));
  if (tokenFile !== undefined) words.push("--token-file", resolve(tokenFile));
  if (pac === true) words.push("--pac");
  return systemdUnit({ words, writableFolders: log === undefined ? [] : [dirname(resolve(log))] });
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve: settle } = Promise.withResolvers<void>();
  if (signal.aborted) settle();
  else signal.addEventListener("abort", () => settle(), { once: true });
  return promise;
}
