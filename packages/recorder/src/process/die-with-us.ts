import { accessSync, constants } from "node:fs";

/** Of util-linux, which every distribution has. */
const SETPRIV = "/usr/bin/setpriv";

/** The signal is for a parent that is still there: one that died before it was set would never be told. */
const IF_PARENT_LIVES = '[ "$PPID" = "$0" ] || exit 1; exec "$@"';

const canSetSignal = process.platform === "linux" && isExecutable(SETPRIV);

/**
 * Makes a command line whose program is killed when this process dies, however that happens; where the system cannot, it
 * is the same line. A browser ends by itself when its pipe closes, but not one that is just opening its log: it would
 * wait for a reader for good.
 *
 * @see https://man7.org/linux/man-pages/man2/pr_set_pdeathsig.2const.html
 */
export function dieWithUs(
  command: string,
  args: readonly string[],
): readonly [command: string, args: readonly string[]] {
  // What cannot be run fails as itself, not as a program in between.
  return canSetSignal && isExecutable(command)
    ? [
        SETPRIV,
        ["--pdeathsig", "KILL", "--", "sh", "-c", IF_PARENT_LIVES, `${process.pid}`, command, ...args],
      ]
    : [command, args];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
