import { unwatchFile, watchFile } from "node:fs";
import { open } from "node:fs/promises";
import { GatewayConfigError } from "../errors.ts";
import { parseConfig, type ParsedConfig } from "./parse-config.ts";

/** What a configuration file says. */
export type ConfigRules = Extract<ParsedConfig, { kind: "rules" }>["rules"];

/** What is told while a configuration file is watched. */
export interface ConfigListener {
  /** The file has changed and says this now. */
  readonly onRules: (rules: ConfigRules) => void;
  /** The file has changed and cannot be used; what was said before holds. */
  readonly onFault: (error: GatewayConfigError) => void;
}

/** Above any list of grants that people write, below what would take time to read. */
const MAX_CONFIG_BYTES = 1_048_576;
/** Polling sees what editors and deployments do that only rename: about once a second. */
const POLL_MS = 1_000;

/**
 * Reads a configuration file.
 *
 * @throws {GatewayConfigError} If it cannot be read or used.
 */
export async function readConfig(path: string): Promise<ConfigRules> {
  const parsed = parseConfig(await readBounded(path));
  if (parsed.kind === "fault") throw new GatewayConfigError(path, parsed.reason);
  return parsed.rules;
}

/** Reads a configuration file again whenever it changes, until `signal` aborts. */
export function watchConfig(path: string, { onRules, onFault }: ConfigListener, signal: AbortSignal): void {
  if (signal.aborted) return;
  const reload = async () => {
    try {
      onRules(await readConfig(path));
    } catch (error) {
      if (!(error instanceof GatewayConfigError)) throw error;
      onFault(error);
    }
  };
  const onChange = () => void reload();
  watchFile(path, { interval: POLL_MS }, onChange);
  signal.addEventListener("abort", () => unwatchFile(path, onChange), { once: true });
}

async function readBounded(path: string): Promise<string> {
  try {
    const file = await open(path, "r");
    try {
      const { size } = await file.stat();
      if (size > MAX_CONFIG_BYTES) throw new Error(`it has more than ${MAX_CONFIG_BYTES} bytes`);
      return await file.readFile("utf8");
    } finally {
      await file.close();
    }
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GatewayConfigError(path, isMissing ? "there is no such file" : reason, { cause });
  }
}
