import { spawnSync } from "node:child_process";
import { findBrowser, type BrowserKind } from "@hushport/recorder";
import { canIsolate } from "@hushport/testbed";
import { EXIT_CODES, type ExitCode } from "../exit-code.ts";
import type { ConsoleStreams } from "../terminal/console-streams.ts";
import { createStyle, isColoured } from "../terminal/style.ts";

/** One thing that the machine has or lacks. */
interface Check {
  readonly name: string;
  readonly isGood: boolean;
  /** Whether an audit cannot run without it. */
  readonly isNeeded: boolean;
  readonly detail: string;
}

/** Above a cold start of a small system tool. */
const TOOL_DEADLINE_MS = 5_000;

/** Says what this machine has for the work, and what is missing. */
export async function runDoctor(streams: ConsoleStreams, signal: AbortSignal): Promise<ExitCode> {
  const { stdout } = streams;
  const style = createStyle(isColoured(stdout.isTTY, process.env) ? "coloured" : "plain");
  const checks = [
    checkNode(),
    await checkBrowser("chromium", signal),
    await checkBrowser("firefox", signal),
    checkDisplay(),
    await checkNamespaces(),
    checkFilter(),
  ];
  for (const { name, isGood, isNeeded, detail } of checks) {
    const mark = isGood ? style.calm("yes") : isNeeded ? style.alarm("no ") : style.caution("no ");
    stdout.write(`${mark}  ${name.padEnd(22)}${detail}\n`);
  }
  return checks.every(({ isGood, isNeeded }) => isGood || !isNeeded)
    ? EXIT_CODES.clean
    : EXIT_CODES.incomplete;
}

function checkNode(): Check {
  const isGood = Number(process.versions.node.split(".")[0]) >= 24;
  return { name: "Node 24 or newer", isGood, isNeeded: true, detail: process.version };
}

async function checkBrowser(kind: BrowserKind, signal: AbortSignal): Promise<Check> {
  const isNeeded = kind === "chromium";
  const name = isNeeded ? "Chromium (audit)" : "Firefox (lab)";
  try {
    const browser = await findBrowser(kind, { signal });
    return { name, isGood: true, isNeeded, detail: `${browser.name} ${browser.version}, ${browser.path}` };
  } catch (error) {
    return { name, isGood: false, isNeeded, detail: error instanceof Error ? error.message : String(error) };
  }
}

function checkDisplay(): Check {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const display = WAYLAND_DISPLAY || DISPLAY || (process.platform === "linux" ? "" : "the system’s own");
  const isGood = display !== "";
  const detail = isGood ? display : "audits run without one; --headed and opening reports need it";
  return { name: "Display", isGood, isNeeded: false, detail };
}

async function checkNamespaces(): Promise<Check> {
  const isolation = await canIsolate();
  const isGood = isolation.kind === "possible";
  const detail = isGood ? "--isolated can be used" : isolation.reason;
  return { name: "Network namespaces", isGood, isNeeded: false, detail };
}

function checkFilter(): Check {
  const isGood = succeeds("nft", ["list", "tables"]) || succeeds("iptables", ["-w", "-S"]);
  const detail = isGood ? "the lab can make filtered ports" : "the lab measures without filtered ports";
  return { name: "Permission to filter", isGood, isNeeded: false, detail };
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore", timeout: TOOL_DEADLINE_MS }).status === 0;
}
