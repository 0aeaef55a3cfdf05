// Type-checks every package under its own library settings, then all tests together.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const projects = readdirSync(join(root, "packages"))
  .map((name) => join("packages", name, "tsconfig.json"))
  .filter((path) => existsSync(join(root, path)));
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

let isFailed = false;
for (const project of [...projects, "tsconfig.tests.json"]) {
  const { status } = spawnSync(process.execPath, [tsc, "--project", project], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) isFailed = true;
}
process.exitCode = isFailed ? 1 : 0;
