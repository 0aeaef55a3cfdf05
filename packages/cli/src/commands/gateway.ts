import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  DEFAULT_GATEWAY_PORT,
  formatSettings,
  LEAN_FLAGS,
  MAX_GATEWAY_LATENCY_MS,
  SETTINGS_BROWSERS,
  systemdUnit,
} from "@hushport/gateway";
import { Option, type Command } from "commander";
import type { GatewayCommandOptions } from "../arguments/gateway-options.ts";
import { parseLatencyMs } from "../arguments/parse-latency.ts";
import { parseListeningPort } from "../arguments/parse-port.ts";
import { EXIT_CODES, type ExitCode } from "../exit-code.ts";
import type { AuditSurroundings } from "./run-audit.ts";

/** The same place seen from `src/commands` and from `dist/commands`. */
const PROGRAM = fileURLToPath(new URL("../../dist-gateway/gateway.mjs", import.meta.url));

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
    .action(async (options: GatewayCommandOptions) => finish(await obey(options, surroundings)));
}

async function obey(
  options: GatewayCommandOptions,
  { streams: { stdout }, signal }: AuditSurroundings,
): Promise<ExitCode> {
  if (options.printSettings !== undefined) {
    stdout.write(formatSettings(options.printSettings, options));
    return EXIT_CODES.clean;
  }
  if (options.systemd === true) {
    stdout.write(unitFor(options));
    return EXIT_CODES.clean;
  }
  return runProgram(options, signal);
}

/**
 * Becomes the gateway's own program, where the system can replace a process by another: it has the same id, terminal and
 * signals, and none of the memory of the other commands. Elsewhere it is a child.
 */
async function runProgram(options: GatewayCommandOptions, signal: AbortSignal): Promise<ExitCode> {
  const args = [...LEAN_FLAGS, PROGRAM, JSON.stringify(options)];
  if (process.platform !== "win32" && process.execve !== undefined)
    process.execve(process.execPath, [process.execPath, ...args], process.env);
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const pass = () => child.kill("SIGTERM");
  signal.addEventListener("abort", pass, { once: true });
  const [code] = await once(child, "exit");
  signal.removeEventListener("abort", pass);
  return Object.values(EXIT_CODES).find((known) => known === code) ?? EXIT_CODES.incomplete;
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
