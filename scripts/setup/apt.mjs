import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { lastLine, run } from "./run.mjs";

/** Two browsers are 200 MB; a slow mirror may need this long. */
const INSTALL_DEADLINE_MS = 15 * 60_000;

/** Above what unattended upgrades take as a rule. */
const LOCK_DEADLINE_MS = 3 * 60_000;

const LOCK_RETRY_MS = 2_000;

/** Whether packages can be installed here: Debian or a relative, as root. */
export function hasApt() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Installs Debian packages. Waits while another program holds dpkg's lock. @returns the reason when it failed. */
export async function aptInstall(packages) {
  const update = await apt(["update"]);
  const install = await apt(["install", "--yes", "--no-install-recommends", ...packages]);
  if (install.code === 0) return undefined;
  if (install.isLate) return `apt-get was not done after ${INSTALL_DEADLINE_MS} ms`;
  return lastLine(update.output + install.output, /^E:/) ?? "apt-get failed without saying why";
}

async function apt(args) {
  const giveUpAtMs = Date.now() + LOCK_DEADLINE_MS;
  for (;;) {
    const result = await run(
      "/usr/bin/apt-get",
      ["-qq", `-oDPkg::Lock::Timeout=${LOCK_DEADLINE_MS / 1000}`, ...args],
      {
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
        deadlineMs: INSTALL_DEADLINE_MS,
      },
    );
    // The option above does not cover the lock on the package lists.
    if (!/Could not get lock/.test(result.output) || Date.now() > giveUpAtMs) return result;
    await delay(LOCK_RETRY_MS);
  }
}
