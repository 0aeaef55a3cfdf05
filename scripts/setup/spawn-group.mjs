import { spawn } from "node:child_process";

/**
 * Starts a program in a process group of its own (not on Windows), so that `stop` ends it with everything it started,
 * and stops it after `deadlineMs`, at first politely. `isLate()` tells whether that happened.
 */
export function spawnGroup(command, args, { deadlineMs, graceMs, ...options }) {
  const isGroup = process.platform !== "win32";
  const child = spawn(command, args, { ...options, detached: isGroup });
  let isLate = false;
  const stop = (signal) => {
    if (child.pid === undefined) return;
    try {
      if (isGroup) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch (error) {
      // It has ended by itself.
      if (error.code !== "ESRCH") throw error;
    }
  };
  const timers = [
    setTimeout(() => {
      isLate = true;
      stop("SIGTERM");
      timers.push(setTimeout(stop, graceMs, "SIGKILL"));
    }, deadlineMs),
  ];
  child.once("close", () => timers.forEach((timer) => clearTimeout(timer)));
  child.once("error", () => timers.forEach((timer) => clearTimeout(timer)));
  return { child, stop, isLate: () => isLate };
}
