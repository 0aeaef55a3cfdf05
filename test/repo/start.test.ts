import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "./checkout.ts";

const DEADLINE_MS = 30_000;
const SETUP = join(ROOT, "scripts", "setup.mjs");

/** What the project promises for a start at which nothing is missing. */
const REPEAT_MS = 2_000;

const scratch = mkdtempSync(join(tmpdir(), "hushport-start-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function runNode(node: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(node, args, {
    encoding: "utf8",
    timeout: DEADLINE_MS,
    env: { ...process.env, ...environment },
  });
}

test("setup.mjs says nothing and is done in two seconds when nothing is missing", () => {
  const startMs = performance.now();
  const { status, stdout, stderr } = runNode(process.execPath, [SETUP, "--for=test"]);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(performance.now() - startMs).toBeLessThan(REPEAT_MS);
});

test("setup.mjs names the variable when the user's browser is not there, and installs no other one", () => {
  const missing = join(scratch, "missing");
  const { status, stderr } = runNode(process.execPath, [SETUP], { HUSHPORT_CHROMIUM: missing });
  expect(stderr.trim()).toBe(
    `Cannot use Chrome or Chromium: ${missing} (from HUSHPORT_CHROMIUM): there is no such file. Correct HUSHPORT_CHROMIUM, or unset it.`,
  );
  expect(status).toBe(1);
});

/** A checkout with the bin, a program, and whatever `files` says. */
function createCheckout(name: string, files: Readonly<Record<string, string>>): string {
  const root = join(scratch, name);
  cpSync(join(ROOT, "packages", "cli", "bin"), join(root, "packages", "cli", "bin"), { recursive: true });
  for (const [path, text] of Object.entries({ "packages/cli/src/main.ts": "", ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), 0o755);
  }
  return root;
}

test("hushport.mjs says what to run when nothing is installed", () => {
  const root = createCheckout("bare", {});
  const { status, stderr } = runNode(process.execPath, [join(root, "packages/cli/bin/hushport.mjs")]);
  expect(stderr.trim()).toBe(
    `Cannot start Hushport: its dependencies are not installed. Run "npm ci" in ${root}/`,
  );
  expect(status).toBe(3);
});

/** The system's Node, where it is one that cannot run the sources itself. */
function olderNode(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.startsWith(ROOT));
  return folders
    .map((folder) => join(folder, "node"))
    .find((node) => {
      const { status, stdout } = spawnSync(node, ["--print", "process.versions.node"], { encoding: "utf8" });
      const major = Number(stdout?.split(".")[0]);
      return status === 0 && major >= 20 && major < 24;
    });
}

const OLDER_NODE = olderNode();

/** Stands in for the project's Node: shows what it was given, waits for a signal, and ends with 7, or after 20 s. */
const SHOWING_NODE = `#!/bin/sh
trap 'exit 7' TERM
echo "$@"
for _ in $(seq 400); do sleep 0.05; done
`;

test.skipIf(OLDER_NODE === undefined)(
  "hushport.mjs hands arguments, signals and the exit code over to the project's Node",
  async () => {
    const root = createCheckout("older", {
      "node_modules/@hushport/core/package.json": "{}",
      "node_modules/node/bin/node": SHOWING_NODE,
    });
    const bin = join(root, "packages/cli/bin/hushport.mjs");
    const child = spawn(OLDER_NODE ?? "", [bin, "audit", "a b", "--json", "-"], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: DEADLINE_MS,
    });
    const exit = new Promise((resolve) => child.once("exit", resolve));
    const line = await new Promise((resolve) =>
      child.stdout.setEncoding("utf8").once("data", (text) => {
        child.kill("SIGTERM");
        resolve(text);
      }),
    );
    expect(line).toBe(`--conditions=hushport-source ${bin} audit a b --json -\n`);
    expect(await exit).toBe(7);
  },
);

test.skipIf(OLDER_NODE === undefined)("npm's bin link starts Hushport with the system's older Node", () => {
  const link = join(ROOT, "node_modules", ".bin", "hushport");
  const said = execFileSync(OLDER_NODE ?? "", [link, "--version"], {
    encoding: "utf8",
    timeout: DEADLINE_MS,
  });
  expect(said).toMatch(/^\d+\.\d+\.\d+\n$/);
});
