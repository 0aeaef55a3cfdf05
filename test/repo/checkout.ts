import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Folder of the checkout. */
export const ROOT = join(import.meta.dirname, "../..");

/** Paths of all files of the project, those not yet committed included, relative to the checkout. */
export function projectFiles(): readonly string[] {
  const output = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const paths = output.split("\0").filter((path) => path !== "" && existsSync(join(ROOT, path)));
  return [...new Set(paths)].filter((path) => statSync(join(ROOT, path)).isFile());
}

/** Text of one file of the project. */
export function readProjectFile(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Folder names of our packages. */
export function packageFolders(): readonly string[] {
  return readdirSync(join(ROOT, "packages")).filter((name) =>
    existsSync(join(ROOT, "packages", name, "package.json")),
  );
}
