import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFolder, runCli, startCli } from "../../fixtures/run-cli.ts";

const DEADLINE_MS = 120_000;

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeAll(async () => {
  folder = await makeFolder();
  // A site that `run` refuses to visit: its worker opens no browser, and then waits.
  await writeFile(join(folder.path, "own.txt"), "http://127.0.0.1:9/\n");
  const made = await runCli(
    ["survey", "create", "quiet", "--sites", "own.txt", "--allow-private"],
    folder.path,
  );
  expect(made).toMatchObject({ exitCode: 0 });
}, DEADLINE_MS);
afterAll(() => folder.remove());

async function untilOwned(path: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const text = await readFile(join(path, "hushport-survey", "owner.json"), "utf8").catch(() => "");
    if (text !== "") return;
    if (Date.now() > deadline) throw new Error("Nobody owns the folder");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** When the present owner of the folder began to listen; 0 while there is none. */
async function ownedSince(path: string): Promise<number> {
  const file = await stat(join(path, "hushport-survey", "owner.json")).catch(() => undefined);
  return file?.mtimeMs ?? 0;
}

test(
  "while `survey run` is at work, `status` and `export` ask it, `create`, `retry` and `run` are refused, `stop` ends it",
  { timeout: DEADLINE_MS },
  async () => {
    const run = startCli(["survey", "run", "quiet", "--wait"], folder.path);
    await untilOwned(folder.path);
    const [status, exported, created, retried, second] = await Promise.all([
      runCli(["survey", "status", "quiet", "--json"], folder.path),
      runCli(["survey", "export", "quiet", "--format", "csv", "--out", "-"], folder.path),
      runCli(["survey", "create", "other", "--sites", "own.txt"], folder.path),
      runCli(["survey", "retry", "quiet"], folder.path),
      runCli(["survey", "run", "quiet"], folder.path),
    ]);
    expect(status).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(status.stdout)).toMatchObject({ name: "quiet", state: "open", sites: 1 });
    expect(exported.exitCode).toBe(0);
    expect(exported.stdout).toMatch(/^survey,site,domain,/);
    for (const refused of [created, retried, second]) {
      expect(refused).toMatchObject({ exitCode: 3, stdout: "" });
      expect(refused.stderr).toMatch(/^hushport: Cannot open .*: another hushport is at work there.*\n$/);
    }
    const unknown = await runCli(["survey", "status", "nobody"], folder.path);
    expect(unknown).toMatchObject({
      exitCode: 3,
      stderr: "hushport: Cannot find a survey named nobody: there are quiet (ERR_SURVEY_UNKNOWN)\n",
    });
    const stopped = await runCli(["survey", "stop", "quiet"], folder.path);
    expect(stopped).toMatchObject({ exitCode: 0, stdout: "quiet is stopped.\n" });
    expect(await run.exit).toBe(0);
  },
);

test(
  "`survey serve` gives the folder to a `survey run`, shows its pages through it, and takes it back",
  { timeout: DEADLINE_MS },
  async () => {
    await runCli(["survey", "stop", "quiet", "--continue"], folder.path);
    const serve = startCli(["survey", "serve", "--no-open"], folder.path);
    await serve.says("Open this address");
    const url = serve.stdout().trim();
    const statusOf = async (): Promise<number> => (await fetch(url)).status;
    expect(await statusOf()).toBe(200);
    expect((await fetch(new URL("-/status?survey=quiet", url))).status).toBe(403);
    expect((await fetch(new URL("%2d/status?survey=quiet", url))).status).toBe(403);
    const before = await ownedSince(folder.path);
    const run = startCli(["survey", "run", "quiet", "--wait"], folder.path);
    const deadline = Date.now() + DEADLINE_MS / 2;
    const until = async (isSo: () => Promise<boolean>): Promise<void> => {
      while (!(await isSo()) && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await until(async () => (await ownedSince(folder.path)) > before);
    await until(async () => (await statusOf()) === 200);
    expect(await statusOf()).toBe(200);
    const second = await runCli(["survey", "run", "quiet"], folder.path);
    expect(second.exitCode).toBe(3);
    run.child.kill("SIGKILL");
    await run.exit;
    await until(async () => (await statusOf()) === 200);
    expect(await statusOf()).toBe(200);
    serve.child.kill("SIGINT");
    expect(await serve.exit).toBe(0);
  },
);

test(
  "a folder that is no store, or half of one, and a database that is away are told in one line",
  { timeout: DEADLINE_MS },
  async () => {
    const missing = await runCli(["survey", "status", "quiet", "--dir", "nowhere"], folder.path);
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toMatch(/^hushport: .*there is no such folder.*\n$/);
    const broken = join(folder.path, "broken", "database");
    await mkdir(join(folder.path, "broken"));
    await mkdir(broken);
    await writeFile(join(broken, "PG_VERSION"), "18\n");
    const half = await runCli(["survey", "status", "quiet", "--dir", "broken"], folder.path);
    expect(half.exitCode).toBe(3);
    expect(half.stderr).toMatch(/^hushport: Cannot open .*broken: its database cannot be read .*\n$/);
    const published = await runCli(["survey", "serve", "nobody", "--export", "pages"], folder.path);
    expect(published.exitCode).toBe(3);
    expect(existsSync(join(folder.path, "pages"))).toBe(false);
    const run = await runCli(["survey", "run", "quiet", "--dir", "typed-wrongly"], folder.path);
    expect(run.exitCode).toBe(2);
    expect(existsSync(join(folder.path, "typed-wrongly"))).toBe(false);
    const exported = await runCli(["survey", "export", "quiet", "--out", "no/where.jsonl"], folder.path);
    expect(exported).toMatchObject({ exitCode: 2, stdout: "" });
    expect(exported.stderr).toMatch(/^hushport: Cannot use "no\/where\.jsonl": ENOENT.*\n$/);
    const away = await runCli(
      ["survey", "status", "quiet", "--db", "postgres://nobody@127.0.0.1:1/none"],
      folder.path,
    );
    expect(away.exitCode).toBe(3);
    expect(away.stderr).toMatch(/^hushport: Cannot open postgres:\/\/nobody@127\.0\.0\.1:1\/none: .*\n$/);
  },
);
