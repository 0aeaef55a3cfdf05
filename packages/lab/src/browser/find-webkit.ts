import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { LabBrowserError } from "../errors.ts";
import type { InstalledWebkit } from "./lab-engine.ts";

/** The driver's name is the same in every distribution that has it. */
const DRIVER = "WebKitWebDriver";

/**
 * Finds WebKitGTK by its WebDriver in `PATH`.
 *
 * @throws {LabBrowserError} If it is not installed.
 */
export function findWebkit(path: string = process.env["PATH"] ?? ""): InstalledWebkit {
  const places = path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, DRIVER));
  const found = places.find(isProgram);
  if (found !== undefined) return { kind: "webkit", name: "WebKitGTK", path: found };
  throw new LabBrowserError("webkit", `no ${DRIVER} is installed (Debian and Ubuntu: webkit2gtk-driver)`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}
