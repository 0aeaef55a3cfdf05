import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the checkout. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const EXECUTABLE = process.platform === "win32" ? "node.exe" : "node";

/** Oldest Node that runs the project's TypeScript as it is. */
export const PROJECT_NODE_MAJOR = 24;

/** The Node to run the project with: the locked one, else this one if it is new enough, else `undefined`. */
export function projectNode() {
  const locked = join(ROOT, "node_modules", "node", "bin", EXECUTABLE);
  if (existsSync(locked)) return locked;
  return Number(process.versions.node.split(".")[0]) >= PROJECT_NODE_MAJOR ? process.execPath : undefined;
}
