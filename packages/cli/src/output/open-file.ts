import { spawn } from "node:child_process";

/** Variables of a process, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Opens a file with the program that the desktop has for it, and does not wait for that. */
export function openFile(path: string, platform: NodeJS.Platform): void {
  const [command, ...args] = openCommand(path, platform);
  const child = spawn(command, args, { detached: true, stdio: "ignore" });
  // Without a desktop's opener there is nothing to open with; the path is on the screen anyway.
  child.on("error", () => undefined);
  child.unref();
}

/** The desktop's own opener. */
export function openCommand(path: string, platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === "darwin") return ["open", path];
  // The first quoted argument of `start` is a window's title.
  if (platform === "win32") return ["cmd", "/c", "start", '""', path];
  return ["xdg-open", path];
}

/** Tells whether somebody sits in front of a screen: a terminal for output, a display, and no CI. */
export function isInteractive(
  isTerminal: boolean,
  environment: Environment,
  platform: NodeJS.Platform,
): boolean {
  if (!isTerminal || isSet(environment["CI"])) return false;
  if (platform === "win32") return true;
  if (isSet(environment["SSH_CONNECTION"]) && !isSet(environment["DISPLAY"])) return false;
  return platform === "darwin" || isSet(environment["DISPLAY"]) || isSet(environment["WAYLAND_DISPLAY"]);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
