import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { PROJECT_NODE_MAJOR, projectNode, ROOT } from "./checkout.mjs";
import { lastLine, run, say } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/** A clean install took 10 s on two cores with a near registry; a slow line may need a hundred times as long. */
const INSTALL_DEADLINE_MS = 15 * 60_000;

/** First npm that reads this lockfile's version. */
const OLDEST_NPM_MAJOR = 7;

const LOCK = join(ROOT, "package-lock.json");
const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".hushport-setup");

/** Runs `npm ci` unless `node_modules` already is what the lockfile says, and makes sure that Node 24 is in it. */
export async function installDependencies() {
  const wanted = createHash("sha256").update(readFileSync(LOCK)).digest("hex");
  if (readStamp() !== wanted) {
    if (!isInstalled()) await installLocked();
    writeStamp(wanted);
  }
  if (projectNode() === undefined) await installNode();
}

function readStamp() {
  return existsSync(STAMP) ? readFileSync(STAMP, "utf8") : undefined;
}

/** The stamp only saves time, so somebody who may read but not write the checkout does without. */
function writeStamp(hash) {
  try {
    writeFileSync(STAMP, hash);
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
  }
}

/** Whether every package of the lockfile is there in its version: true after somebody's own `npm install`. */
function isInstalled() {
  const installedLock = join(MODULES, ".package-lock.json");
  if (!existsSync(installedLock)) return false;
  const { packages: installed } = JSON.parse(readFileSync(installedLock, "utf8"));
  return Object.entries(JSON.parse(readFileSync(LOCK, "utf8")).packages).every(([path, wanted]) => {
    if (!path.startsWith("node_modules/")) return true;
    const found = installed[path];
    // npm leaves out optional packages of other platforms.
    if (found === undefined) return wanted.optional === true || wanted.peer === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

async function installLocked() {
  assertWritable();
  say(`installing the locked dependencies (npm ci)`);
  // `--include=dev`: NODE_ENV=production must not leave out the tools. Fewer and shorter retries than npm's own, which
  // keep an offline user waiting for minutes.
  const { code, output, isLate } = await npm([
    "ci",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=10000",
  ]);
  if (code === 0) return;
  throw await installError("install the dependencies", output, isLate);
}

/** `npm ci` does it, unless the user's npm is told to run no install scripts. */
async function installNode() {
  assertWritable();
  say(`installing Node ${PROJECT_NODE_MAJOR} for this project`);
  const { output, isLate } = await npm(["rebuild", "node", "--ignore-scripts=false", "--loglevel=error"]);
  if (projectNode() === undefined) {
    throw await installError(`install Node ${PROJECT_NODE_MAJOR} for this project`, output, isLate);
  }
}

function assertWritable() {
  try {
    accessSync(existsSync(MODULES) ? MODULES : ROOT, constants.W_OK);
  } catch (error) {
    throw new SetupError(
      "install the dependencies",
      `no permission to write in ${ROOT} (${error.code})`,
      "Run this as the owner of the folder, or clone into a folder of your own",
    );
  }
}

async function installError(thing, output, isLate) {
  if (isLate) {
    return new SetupError(
      thing,
      `npm was not done after ${INSTALL_DEADLINE_MS} ms`,
      "Run npm ci yourself to see why",
    );
  }
  const network =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/.exec(output);
  if (network !== null) {
    return new SetupError(
      thing,
      `the npm registry cannot be reached (${network[1]})`,
      "Check the network, the proxy and the output of npm config get registry, then run this again",
    );
  }
  if (/\b(EACCES|EPERM|EROFS)\b/.test(output)) {
    return new SetupError(
      thing,
      `npm may not write a file (${lastLine(output, /EACCES|EPERM|EROFS/)})`,
      "Give the folder and npm's cache (npm config get cache) to your user",
    );
  }
  if (/\bENOSPC\b/.test(output))
    return new SetupError(thing, "the disk is full", "Free 600 MB and run this again");
  const version = (await npm(["--version"])).output.trim();
  if (Number(version.split(".")[0]) < OLDEST_NPM_MAJOR) {
    return new SetupError(thing, `npm ${version} is too old`, `Install npm ${OLDEST_NPM_MAJOR} or newer`);
  }
  return new SetupError(thing, firstReason(output), "Run npm ci yourself to see all of it");
}

/** The first sentence of npm's explanation: after its code, before its advice and the name of its log. */
function firstReason(output) {
  const lines = stripVTControlCharacters(output)
    .split(/\r?\n/)
    .map((line) => /^npm (?:error|ERR!) (.+)$/.exec(line)?.[1]?.trim() ?? "");
  const reason = lines.find(
    (line) => line !== "" && !/^(?:code|errno|syscall|path|A complete log)\b/.test(line),
  );
  return (reason ?? lastLine(output) ?? "npm said nothing").replace(/\.$/, "");
}

function npm(args) {
  const [command, ...before] = npmCommand();
  return run(command, [...before, ...args], { cwd: ROOT, deadlineMs: INSTALL_DEADLINE_MS });
}

/** npm's own script where it can be found, run by this Node: on Windows `npm` is a batch file and needs a shell. */
function npmCommand() {
  const places = [
    process.env.npm_execpath,
    join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js"),
    join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ];
  const script = places.find(
    (place) => place !== undefined && /npm-cli\.c?js$/.test(place) && existsSync(place),
  );
  return script === undefined ? ["npm"] : [process.execPath, script];
}
