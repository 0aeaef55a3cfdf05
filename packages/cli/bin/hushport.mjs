#!/usr/bin/env node
// Starts Hushport. Plain JavaScript without dependencies: in a checkout it may be run by the system's Node (20 or
// newer), and hands over to the project's Node 24, which runs the TypeScript sources as they are. In the published
// package there is only the built program.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const NODE_MAJOR = 24;
/** "Could not be audited", as in the README. */
const FAILED_EXIT_CODE = 3;
const SOURCE_CONDITION = "hushport-source";

const source = new URL("../src/main.ts", import.meta.url);
const built = new URL("../dist/main.js", import.meta.url);
const checkout = new URL("../../../", import.meta.url);

const isNewEnough = Number(process.versions.node.split(".")[0]) >= NODE_MAJOR;
const isCheckout = existsSync(source);

// Keeps what Node made of the modules in the temporary folder: a quarter less until the first line. Node 20 cannot.
module.enableCompileCache?.();

// Node ends with 1 when a module cannot be loaded, which for us means "found".
try {
  if (isCheckout) await startFromSources();
  else if (isNewEnough) await import(built.href);
  else refuse(`Cannot start Hushport: it needs Node ${NODE_MAJOR} or newer, and this is ${process.version}.`);
} catch (error) {
  refuse(`Cannot start Hushport: ${error?.stack ?? error}`);
}

async function startFromSources() {
  const root = fileURLToPath(checkout);
  const node = fileURLToPath(
    new URL(`node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`, checkout),
  );
  const isInstalled = existsSync(new URL("node_modules/@hushport/core", checkout));
  if (!isInstalled || !(isNewEnough || existsSync(node))) {
    refuse(`Cannot start Hushport: its dependencies are not installed. Run "npm ci" in ${root}`);
    return;
  }
  if (!isNewEnough) {
    handOverTo(node);
    return;
  }
  const { bundleWhatChanged } = await import(new URL("scripts/setup/bundles.mjs", checkout).href);
  try {
    await bundleWhatChanged();
  } catch (error) {
    if (error.name !== "SetupError") throw error;
    refuse(error.message);
    return;
  }
  resolveToSources();
  await import(source.href);
}

/** The same as `--conditions=hushport-source`, for a process that already runs. */
function resolveToSources() {
  if (process.execArgv.includes(`--conditions=${SOURCE_CONDITION}`)) return;
  module.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...context.conditions, SOURCE_CONDITION] }),
  });
}

/** Runs this file again with the project's Node, as if it had been started itself: same terminal, signals, exit. */
function handOverTo(node) {
  const args = [`--conditions=${SOURCE_CONDITION}`, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  // A terminal sends Ctrl-C to both processes at once; sent again, it would mean "stop at once".
  const isTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  // Listened for before there is a child, so that no signal can end this process alone.
  let child;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !isTerminal) child.kill(signal);
    });
  }
  child = spawn(node, args, { stdio: "inherit" });
  child.once("error", (error) => refuse(`Cannot start ${node}: ${error.message}`));
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}

function refuse(message) {
  console.error(message);
  process.exitCode = FAILED_EXIT_CODE;
}
