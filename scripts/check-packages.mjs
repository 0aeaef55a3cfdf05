// Builds and packs every package in a copy of the checkout, installs the archives into an empty folder as a user
// would, and uses them there. The checkout itself stays as it is.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** An install took 4 s on two cores with a near registry. */
const COMMAND_DEADLINE_MS = 3 * 60_000;

/** Ways of TypeScript to resolve an import that lead to no ES module. */
const NOT_ESM = new Set(["node10", "node16-cjs"]);

const root = join(import.meta.dirname, "..");
// Inside the checkout, so that the tools in its node_modules are found from there.
const stage = join(root, ".cache", "packages");
const user = mkdtempSync(join(tmpdir(), "hushport-user-"));

// Only this Node, not the checkout's own commands: a missing `hushport` must not be found there.
const environment = { ...process.env, PATH: [dirname(process.execPath), ...ownPath()].join(delimiter) };

function ownPath() {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.startsWith(join(root, "node_modules")));
}

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: environment,
    encoding: "utf8",
    timeout: COMMAND_DEADLINE_MS,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status === 0) return stdout;
  const reason = error?.message ?? `${stdout}${stderr}`.trim();
  throw new Error(`Cannot run ${basename(command)} ${args.join(" ")} in ${cwd}:\n${reason}`);
}

function npm(args, cwd) {
  const script = process.env.npm_execpath;
  return script === undefined ? run("npm", args, cwd) : run(process.execPath, [script, ...args], cwd);
}

function prepareStage() {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(join(stage, "node_modules", "@hushport"), { recursive: true });
  for (const name of ["packages", "scripts", "examples", "tsconfig.base.json", "package.json", "LICENSE"]) {
    cpSync(join(root, name), join(stage, name), {
      recursive: true,
      filter: (path) => !/^(?:dist(?:-.+)?|node_modules)$/.test(basename(path)),
    });
  }
  for (const folder of packageFolders()) {
    symlinkSync(
      join(stage, "packages", folder),
      join(stage, "node_modules", "@hushport", folder),
      "junction",
    );
  }
}

/** What is published; a private package, such as the extension, goes to its users in other ways. */
function packageFolders() {
  return readdirSync(join(stage, "packages")).filter((name) => {
    const path = join(stage, "packages", name, "package.json");
    return existsSync(path) && JSON.parse(readFileSync(path, "utf8")).private !== true;
  });
}

async function lintPackages() {
  const complaints = [];
  for (const folder of packageFolders()) {
    const pkgDir = join(stage, "packages", folder);
    const { messages } = await publint({ pkgDir, strict: true, pack: "npm" });
    const manifest = JSON.parse(readFileSync(join(pkgDir, "package.json"), "utf8"));
    complaints.push(...messages.map((message) => `${folder}: ${formatMessage(message, manifest)}`));
  }
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
}

function packAll() {
  const chosen = packageFolders().map((folder) => `--workspace=packages/${folder}`);
  npm(["pack", ...chosen, "--pack-destination", user, "--loglevel=error"], stage);
  return readdirSync(user).filter((name) => name.endsWith(".tgz"));
}

/** Declarations as TypeScript finds them. Our packages are ES modules only, so what `require` would find is not asked. */
async function lintTypes(archives) {
  const complaints = [];
  for (const name of archives) {
    const found = createPackageFromTarballData(readFileSync(join(user, name)));
    const { types, problems = [] } = await checkPackage(found);
    const { exports } = JSON.parse(found.readFile(`/node_modules/${found.packageName}/package.json`));
    if (exports === undefined) continue;
    if (types === false) complaints.push(`${name}: no declarations`);
    complaints.push(
      ...problems
        .filter(({ resolutionKind }) => !NOT_ESM.has(resolutionKind))
        .map((problem) => `${name}: ${JSON.stringify(problem)}`),
    );
  }
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
}

function installAsUser(archives) {
  const dependencies = Object.fromEntries(
    // hushport-core-0.1.0.tgz is @hushport/core.
    archives.map((name) => [
      name.replace(/^hushport-(.+)-\d+\.\d+\.\d+.*\.tgz$/, "@hushport/$1"),
      `file:./${name}`,
    ]),
  );
  writeFileSync(join(user, "package.json"), JSON.stringify({ private: true, type: "module", dependencies }));
  npm(["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], user);
}

function useAsUser() {
  const { version } = JSON.parse(readFileSync(join(stage, "packages", "cli", "package.json"), "utf8"));
  const hushport = (args) => npm(["exec", "--no", "--", "hushport", ...args], user);
  const said = hushport(["--version"]).trim();
  if (said !== version) throw new Error(`hushport --version said "${said}" and not ${version}`);
  // The example uses all that is not code: page bundles, the table of browsers, its own pages. It probes fixed ports, so
  // only in a network of its own; where there is none, its pages have to be there at least.
  for (const name of readdirSync(join(root, "examples", "shop")).filter((file) => !file.endsWith(".md"))) {
    const shipped = join(user, "node_modules", "@hushport", "cli", "dist", "examples", "shop", name);
    if (!existsSync(shipped)) throw new Error(`The package of the command has no ${name} of the example`);
  }
  const doctor = hushport(["doctor"]);
  if (doctor.includes("--isolated can be used")) {
    const options = ["--isolated", "--dwell", "1", "--no-open", "--no-evidence", "--out", "report"];
    hushport(options);
    if (!existsSync(join(user, "report", "report.html"))) throw new Error("The example has left no report");
  }
  for (const folder of packageFolders()) {
    const { name, exports } = JSON.parse(
      readFileSync(join(stage, "packages", folder, "package.json"), "utf8"),
    );
    if (exports !== undefined) run(process.execPath, ["--eval", `import(${JSON.stringify(name)})`], user);
  }
  // Declarations, as a strict user without Node's types sees them. The DOM is for those of zod, which name `URL`.
  writeFileSync(
    join(user, "use.ts"),
    'import { judge } from "@hushport/core";\nexport const verdict = judge;\n',
  );
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const options = [
    "--strict",
    "--noEmit",
    "--module",
    "nodenext",
    "--target",
    "es2024",
    "--lib",
    "es2024,dom",
  ];
  run(process.execPath, [tsc, ...options, "--types", "null", "use.ts"], user);
}

try {
  prepareStage();
  run(process.execPath, [join(stage, "scripts", "build.mjs")], stage);
  await lintPackages();
  const archives = packAll();
  await lintTypes(archives);
  installAsUser(archives);
  useAsUser();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(user, { recursive: true, force: true });
  rmSync(stage, { recursive: true, force: true });
}
