// Builds every package that is published: JavaScript and declarations in dist/, the bundles, and the licence. Needs no
// built package to start from: packages are built in the order of their dependencies.
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

/** Files of the checkout that a package needs when it is alone. */
const ASSETS = [{ from: "examples/shop", to: "packages/cli/dist/examples/shop" }];

/** Our packages, each after those that it depends on. */
function inOrder() {
  const folders = readdirSync(join(root, "packages")).toSorted();
  const packages = new Map(
    folders
      .filter((folder) => existsSync(join(root, "packages", folder, "package.json")))
      .map((folder) => [
        folder,
        JSON.parse(readFileSync(join(root, "packages", folder, "package.json"), "utf8")),
      ])
      .filter(([, manifest]) => manifest.private !== true),
  );
  const folderOf = new Map([...packages].map(([folder, { name }]) => [name, folder]));
  const ordered = new Set();
  const visit = (folder) => {
    for (const name of Object.keys(packages.get(folder).dependencies ?? {})) {
      if (folderOf.has(name) && !ordered.has(folderOf.get(name))) visit(folderOf.get(name));
    }
    ordered.add(folder);
  };
  for (const folder of packages.keys()) visit(folder);
  return [...ordered];
}

function compile(folder) {
  const packageFolder = join(root, "packages", folder);
  rmSync(join(packageFolder, "dist"), { recursive: true, force: true });
  run(
    tsc,
    [
      "--project",
      "tsconfig.json",
      "--noEmit",
      "false",
      "--rootDir",
      "src",
      "--outDir",
      "dist",
      "--declaration",
    ].concat(
      // Other packages are seen as their users see them: built.
      ["--customConditions", "null", "--rewriteRelativeImportExtensions", "--sourceMap", "false"],
    ),
    packageFolder,
  );
  copyFileSync(join(root, "LICENSE"), join(packageFolder, "LICENSE"));
}

function run(script, args, cwd) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd, stdio: "inherit" });
  if (status !== 0) throw new Error(`Cannot build in ${cwd}: ${script} ended with ${status}`);
}

for (const folder of inOrder()) compile(folder);
run(join(root, "scripts", "bundle.mjs"), ["--all"], root);
for (const { from, to } of ASSETS) cpSync(join(root, from), join(root, to), { recursive: true });
