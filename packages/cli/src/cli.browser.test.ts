import { appendFile, chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { reportSchema, type AuditReport } from "@hushport/audit";
import { canIsolate, openTarget, serveSite } from "@hushport/testbed";
import { expect, onTestFinished, test } from "vitest";
import { EXAMPLE_PORTS } from "./example/example-site.ts";
import { makeFolder, runCli, startCli } from "./fixtures/run-cli.ts";

const isolation = await canIsolate();

async function folder(): Promise<string> {
  const { path, remove } = await makeFolder();
  onTestFinished(remove);
  return path;
}

/** Serves one page as `site.example` and gives the arguments that audit it. */
async function serve(html: string): Promise<readonly string[]> {
  const site = await serveSite({ routes: { "/": html } });
  onTestFinished(() => site.close());
  return [
    "audit",
    site.url("site.example", "/"),
    "--resolve",
    `site.example:${site.port}:${site.host}`,
    "--dwell",
    "1",
  ];
}

/** A page that opens a WebSocket to a port of this machine that was opened for it. */
async function servePeeker(): Promise<{ readonly args: readonly string[]; readonly port: number }> {
  const target = await openTarget("http");
  onTestFinished(() => target.close());
  const { port } = target;
  return {
    args: await serve(`<title>peek</title><script>new WebSocket("ws://127.0.0.1:${port}/")</script>`),
    port,
  };
}

function parseReport(text: string): AuditReport {
  return reportSchema.parse(JSON.parse(text));
}

test("audit of a page that touches nothing exits with 0, says so in a plain sentence, and leaves a sealed report", async () => {
  const cwd = await folder();
  const { exitCode, stdout } = await runCli(await serve("<title>calm</title>"), cwd);
  expect(stdout).toMatch(/^\nThis page did not try to reach the visitor’s computer or network/);
  expect(stdout).not.toContain("\u001B");
  expect(exitCode).toBe(0);
  const [name = ""] = await readdir(join(cwd, "hushport-reports"));
  expect(name).toMatch(/^site\.example-\d+-\d{8}-\d{6}$/);
  const files = await readdir(join(cwd, "hushport-reports", name));
  expect(files.sort()).toEqual(["evidence", "manifest.json", "report.html", "report.json"]);
});

test("audit --json - prints the report and nothing else on standard output, and exits with 1 for a local request", async () => {
  const cwd = await folder();
  const { args, port } = await servePeeker();
  const { exitCode, stdout, stderr } = await runCli([...args, "--json", "-", "--out", "result"], cwd);
  const report = parseReport(stdout);
  expect(report.verdict).toBe("local-access");
  expect(report.ports.map((row) => row.port)).toEqual([port]);
  expect(report.probes[0]).toMatchObject({ channel: "websocket", host: "127.0.0.1", port });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/Watching the page for 1 second\n/);
  expect(parseReport(await readFile(join(cwd, "result", "report.json"), "utf8"))).toEqual(report);
});

test("replay of an untouched bundle gives the same findings, and names what was changed in a touched one", async () => {
  const cwd = await folder();
  const { args } = await servePeeker();
  await runCli([...args, "--out", "result"], cwd);
  const original = parseReport(await readFile(join(cwd, "result", "report.json"), "utf8"));

  const again = await runCli(["replay", "result", "--json", "-"], cwd);
  expect(again.exitCode).toBe(1);
  expect(again.stderr).toContain("Every file of the evidence is as it was written.");
  expect(parseReport(again.stdout)).toEqual(original);

  await appendFile(join(cwd, "result", "evidence", "protocol.jsonl"), "\n");
  const touched = await runCli(["replay", join("result", "evidence"), "--json", "-"], cwd);
  expect(touched.exitCode).toBe(3);
  expect(touched.stderr).toContain("(changed: evidence/protocol.jsonl)");
  expect(parseReport(touched.stdout).findings).toEqual(original.findings);
});

test("audit of a server that is not there exits with 3 and still writes a report that says why", async () => {
  const cwd = await folder();
  const target = await openTarget("closed");
  onTestFinished(() => target.close());
  const url = `http://gone.example:${target.port}/`;
  const { exitCode, stdout } = await runCli(
    ["audit", url, "--resolve", `gone.example:${target.port}:127.0.0.1`, "--out", "result"],
    cwd,
  );
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(
    /^\nThis page could not be audited, so nothing can be said about it\.\n\nCannot open [^.]+\.example[\s\S]+\(ERR_RECORDER_CONNECTION\)\.\n/,
  );
  expect(parseReport(await readFile(join(cwd, "result", "report.json"), "utf8")).outcome.kind).toBe("failed");
});

test("Ctrl-C ends the watching, reports what was seen until then, and exits by that", async () => {
  const cwd = await folder();
  const { args, port } = await servePeeker();
  const run = startCli([...args, "--dwell", "600", "--json", "-"], cwd);
  onTestFinished(() => void run.child.kill("SIGKILL"));
  await run.says("Watching the page");
  // Long enough for the page's script to run; the visit itself would take ten minutes.
  await delay(2_000);
  run.child.kill("SIGINT");
  expect(await run.exit).toBe(1);
  const report = parseReport(run.stdout());
  expect(report.outcome.kind).toBe("partial");
  expect(report.ports.map((row) => row.port)).toEqual([port]);
});

test("a browser that is not there is told in one line, with exit code 3", async () => {
  const cwd = await folder();
  const { exitCode, stderr } = await runCli(["audit", "site.example", "--browser", "nowhere/chrome"], cwd);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^hushport: Cannot .*nowhere\/chrome.*\n$/);
  expect(await readdir(cwd)).toEqual([]);
});

test.each([
  [["audit"], /missing required argument 'url'/],
  [["audit", "a.example", "--dwell", "soon"], /Cannot use "soon": it is not a number of seconds; write one/],
  [["a.example"], /Cannot use "a.example": there is no such command; hushport audit a.example audits/],
] as const)("%j is told what is wrong and exits with 2", async (args, message) => {
  const cwd = await folder();
  const { exitCode, stdout, stderr } = await runCli(args, cwd);
  expect(stderr).toMatch(message);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(await readdir(cwd)).toEqual([]);
});

test("replay of a folder that is no bundle says what to name, and exits with 3", async () => {
  const { exitCode, stderr } = await runCli(["replay", "."], await folder());
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(
    /^hushport: Cannot read .*manifest\.json: there is no such file; name a folder that an audit wrote \(ERR_\w+\)\n$/,
  );
});

test("--help shows examples and exit codes, and exits with 0", async () => {
  const { exitCode, stdout } = await runCli(["--help"], await folder());
  expect(exitCode).toBe(0);
  expect(stdout).toContain("hushport audit https://example.com");
  expect(stdout).toContain("1  local requests were found");
});

test("doctor says what the machine has, one line each", async () => {
  const { exitCode, stdout } = await runCli(["doctor"], await folder());
  expect(exitCode).toBe(0);
  for (const name of [
    "Node 24 or newer",
    "Chromium (audit)",
    "Display",
    "Network namespaces",
    "Permission to filter",
  ]) {
    expect(stdout).toMatch(new RegExp(`^(?:yes|no ) {2}${name.replace(/[()]/g, "\\$&")} +\\S`, "m"));
  }
});

test.runIf(process.platform === "linux")(
  "a report is opened when asked, without waiting, and not by itself in a script",
  async () => {
    const cwd = await folder();
    await writeFile(join(cwd, "xdg-open"), `#!/bin/sh\nprintf %s "$1" > "${cwd}/opened"\nsleep 30\n`);
    await chmod(join(cwd, "xdg-open"), 0o755);
    const env = { ...process.env, PATH: `${cwd}:${process.env["PATH"] ?? ""}`, DISPLAY: ":0" };
    const args = await serve("<title>calm</title>");
    await runCli([...args, "--out", "first"], cwd, env);
    expect(await readdir(cwd)).not.toContain("opened");
    const startMs = performance.now();
    await runCli([...args, "--out", "second", "--open"], cwd, env);
    expect(performance.now() - startMs).toBeLessThan(25_000);
    await expect
      .poll(async () =>
        stat(join(cwd, "opened")).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    expect(await readFile(join(cwd, "opened"), "utf8")).toBe(join(cwd, "second", "report.html"));
  },
);

test.runIf(isolation.kind === "possible")(
  "without arguments the bundled example announces its ports, is found scanning, and exits with 0",
  async () => {
    const cwd = await folder();
    const run = startCli(["--isolated", "--dwell", "8", "--json", "-"], cwd);
    await run.says("Starting");
    expect(run.stderr()).toContain(`${EXAMPLE_PORTS.join(", ")}.`);
    expect(await run.exit).toBe(0);
    const report = parseReport(run.stdout());
    expect(report.verdict).toBe("scan");
    expect(report.isIsolated).toBe(true);
    expect(new Set(report.ports.map(({ port }) => port))).toEqual(new Set(EXAMPLE_PORTS));
    expect(report.findings[0]).toMatchObject({ kind: "scan", purpose: "fraud-detection", probeCount: 14 });
    expect(report.initiators[0]?.scriptUrl).toMatch(/^https:\/\/tags\.example:\d+\/check\.js$/);
  },
);
