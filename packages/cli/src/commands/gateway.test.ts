import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeFolder, runCli, startCli, type CliRun } from "../fixtures/run-cli.ts";

const PATIENCE = { timeout: 20_000, interval: 50 };

async function folderForTest(): Promise<string> {
  const { path, remove } = await makeFolder();
  onTestFinished(remove);
  return path;
}

/** Starts a gateway on a free port; says where. */
async function startGateway(
  path: string,
  args: readonly string[] = [],
): Promise<{ run: CliRun; port: number }> {
  const run = startCli(["gateway", "--port", "0", ...args], path);
  onTestFinished(() => void run.child.kill("SIGKILL"));
  await expect.poll(() => run.stdout(), PATIENCE).toMatch(/Gateway on http:\/\/127\.0\.0\.1:\d+; Ctrl-C/);
  return { run, port: Number(/127\.0\.0\.1:(\d+);/.exec(run.stdout())?.[1]) };
}

/** A server that answers the first byte and then waits. */
async function openEcho(): Promise<number> {
  const server = createServer((socket) => socket.on("error", () => socket.destroy()).pipe(socket));
  server.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A tunnel through which one byte went there and back. */
async function openTunnel(gateway: number, target: number): Promise<ReturnType<typeof connect>> {
  const socket = connect(gateway, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(`CONNECT 127.0.0.1:${target} HTTP/1.1\r\nHost: 127.0.0.1:${target}\r\n\r\n`);
  expect(String((await once(socket, "data"))[0])).toMatch(/^HTTP\/1\.1 200 /);
  socket.write("x");
  expect(String((await once(socket, "data"))[0])).toBe("x");
  return socket;
}

async function statusOf(gateway: number, target: number): Promise<string> {
  const socket = connect(gateway, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(
    `GET http://127.0.0.1:${target}/ HTTP/1.1\r\nHost: 127.0.0.1:${target}\r\nConnection: close\r\n\r\n`,
  );
  return String((await once(socket, "data"))[0]).slice(0, 12);
}

function grantsFor(port: number): string {
  return JSON.stringify({ grants: [{ site: "*", hosts: ["loopback"], ports: [port] }] });
}

test("hushport gateway keeps its rules when the file gets worse, takes them when it gets better, lets tunnels end on SIGTERM, and ends with 0", async () => {
  const path = await folderForTest();
  const echo = await openEcho();
  await writeFile(join(path, "gateway.json"), "{}");
  const { run, port } = await startGateway(path, ["--config", "gateway.json", "--latency", "100"]);
  expect(await statusOf(port, echo)).toBe("HTTP/1.1 502");
  await writeFile(join(path, "gateway.json"), grantsFor(echo));
  await run.says("Read gateway.json again: 1 grant.");
  const tunnel = await openTunnel(port, echo);
  await writeFile(join(path, "gateway.json"), '{"grants": [{');
  await run.says("Cannot use the configuration gateway.json: it is no JSON");
  expect(run.stderr()).toContain("; what was said before holds.");
  (await openTunnel(port, echo)).destroy();

  run.child.kill("SIGTERM");
  await run.says("open connection");
  const refused = connect(port, "127.0.0.1");
  // Reset where the system had queued it before the port was closed: either way nobody takes it.
  expect((await once(refused, "error"))[0]).toMatchObject({
    code: expect.stringMatching(/^ECONN(?:REFUSED|RESET)$/),
  });
  tunnel.write("y");
  expect(String((await once(tunnel, "data"))[0])).toBe("y");
  tunnel.end();
  expect(await run.exit).toBe(0);
});

test("hushport gateway ends at once on a second signal, with 130", async () => {
  const path = await folderForTest();
  const echo = await openEcho();
  await writeFile(join(path, "gateway.json"), grantsFor(echo));
  const { run, port } = await startGateway(path, ["--config", "gateway.json"]);
  await openTunnel(port, echo);
  run.child.kill("SIGTERM");
  await run.says("another signal stops at once");
  const startMs = performance.now();
  run.child.kill("SIGTERM");
  expect(await run.exit).toBe(130);
  // Far below the five seconds that an open tunnel is given.
  expect(performance.now() - startMs).toBeLessThan(3_000);
});

test("hushport gateway says in one line that its port is taken, and ends with 3", async () => {
  const path = await folderForTest();
  const taken = await openEcho();
  const { exitCode, stdout, stderr } = await runCli(["gateway", "--port", String(taken)], path);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: "" });
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringContaining(`Cannot listen on 127.0.0.1 port ${taken}: another program listens there`),
  ]);
});

test.each([
  [["--port", "70000"], 2, /70000/],
  [["--latency", "0"], 2, /0/],
  [["--latency", "60001"], 2, /60001|60000/],
  [["--print-settings", "lynx"], 2, /chromium, firefox/],
  [["--host", "0.0.0.0", "--port", "0"], 2, /token/],
  [
    ["--port", "0", "--config", "missing.json"],
    3,
    /Cannot use the configuration missing\.json: there is no such file$/m,
  ],
  [["--port", "0", "--config", "bad.json"], 3, /Cannot use the configuration bad\.json: grants\[0\]\.ports/],
  [["--port", "0", "--log", "bad.json"], 3, /it holds something else than a gateway's log/],
  [["--port", "0", "--token-file", "bad.json", "extra"], 2, /extra|argument/],
] as const)("hushport gateway %j ends with %i and says what is wrong", async (args, expected, message) => {
  const path = await folderForTest();
  await writeFile(join(path, "bad.json"), '{"grants":[{"site":"*","hosts":["loopback"],"ports":["9-8"]}]}');
  const { exitCode, stdout, stderr } = await runCli(["gateway", ...args], path);
  expect([exitCode, stdout]).toEqual([expected, ""]);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain("    at ");
});

test("hushport gateway --systemd prints a unit that systemd takes, for folders with spaces and percent signs too", async (context) => {
  const path = await folderForTest();
  const options = ["--log", "my logs/100 %.log", "--config", "a$b.json", "--latency", "250", "--pac"];
  const { exitCode, stdout, stderr } = await runCli(["gateway", "--systemd", ...options], path);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("--latency 250");
  expect(stdout).toContain(`${path}/my logs/100 %%.log`);
  const unit = join(path, "hushport-gateway.service");
  await writeFile(unit, stdout);
  const verified = spawnSync("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", unit], {
    encoding: "utf8",
    timeout: 20_000,
  });
  // It throws, and so ends the test.
  if (verified.error !== undefined) context.skip("systemd is not here");
  expect({ status: verified.status, said: verified.stderr }).toEqual({ status: 0, said: "" });
});
