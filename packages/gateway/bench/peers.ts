import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LEAN_FLAGS } from "../src/index.ts";

/** A way to the target: without a proxy, or through one. */
export interface Arm extends AsyncDisposable {
  readonly name: string;
  /** `undefined` goes straight to the target. */
  readonly port: number | undefined;
  /** Resident memory of its processes, in megabytes. */
  readonly memoryMb: () => Promise<number>;
}

const ROOT = join(import.meta.dirname, "..", "..", "..");
const START_DEADLINE_MS = 20_000;
const STEP_MS = 50;

/** No proxy at all. */
export function direct(): Arm {
  return {
    name: "direct",
    port: undefined,
    memoryMb: async () => 0,
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** The gateway in the process that people get, with these ports granted. */
export async function startOurs(grantedPorts: readonly number[]): Promise<Arm> {
  const folder = await mkdtemp(join(tmpdir(), "hushport-bench-"));
  const config = join(folder, "gateway.json");
  await writeFile(
    config,
    JSON.stringify({ grants: [{ site: "*", hosts: ["loopback"], ports: grantedPorts }] }),
  );
  const port = await freePort();
  // What `hushport gateway` becomes (packages/cli/src/commands/gateway.ts).
  const program = join(ROOT, "packages", "cli", "dist-gateway", "gateway.mjs");
  const options = JSON.stringify({ host: "127.0.0.1", port, config });
  return start("gateway", process.execPath, [...LEAN_FLAGS, program, options], { port, folder });
}

/** Debian's tinyproxy, or nothing when it is not installed. */
export async function startTinyproxy(): Promise<Arm | undefined> {
  if (!isInstalled("tinyproxy")) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "hushport-bench-"));
  const port = await freePort();
  const file = join(folder, "tinyproxy.conf");
  await writeFile(
    file,
    `Port ${port}\nListen 127.0.0.1\nTimeout 600\nMaxClients 5000\nAllow 127.0.0.1\nLogLevel Critical\nLogFile "${join(folder, "log")}"\nDisableViaHeader Yes\n`,
  );
  return start("tinyproxy", "tinyproxy", ["-d", "-c", file], { port, folder });
}

/** Debian's squid, or nothing when it is not installed. Root may not run it, so it is told who to be. */
export async function startSquid(): Promise<Arm | undefined> {
  const command = ["squid", "/usr/sbin/squid"].find(isInstalled);
  if (command === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "hushport-bench-"));
  // Its own user has to write there.
  await chmod(folder, 0o777);
  const port = await freePort();
  const file = join(folder, "squid.conf");
  await writeFile(
    file,
    [
      `http_port 127.0.0.1:${port}`,
      "http_access allow all",
      "cache deny all",
      "cache_mem 8 MB",
      "access_log none",
      `cache_log ${join(folder, "log")}`,
      `pid_filename ${join(folder, "pid")}`,
      "coredump_dir none",
      "pinger_enable off",
      "shutdown_lifetime 0 seconds",
      "max_filedescriptors 8192",
      "visible_hostname bench.test",
      ...(process.getuid?.() === 0 ? ["cache_effective_user proxy", "cache_effective_group proxy"] : []),
      "",
    ].join("\n"),
  );
  await chmod(file, 0o644);
  return start("squid", command, ["-N", "-n", `bench${port}`, "-f", file], { port, folder });
}

async function start(
  name: string,
  command: string,
  args: readonly string[],
  { port, folder }: { readonly port: number; readonly folder: string },
): Promise<Arm> {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  await answering(port, child);
  return {
    name,
    port,
    memoryMb: () => residentMb(child.pid ?? 0),
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        setTimeout(() => child.kill("SIGKILL"), 1_000).unref();
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function isInstalled(command: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  const deadlineMs = performance.now() + START_DEADLINE_MS;
  while (performance.now() < deadlineMs && child.exitCode === null) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise((settle) => {
      socket.once("connect", () => settle(true));
      socket.once("error", () => settle(false));
    });
    socket.destroy();
    if (isOpen === true) return;
    await new Promise((settle) => setTimeout(settle, STEP_MS));
  }
  throw new Error(`Cannot start ${child.spawnfile}: nothing answers on port ${port}`);
}

/** Of a process and its children: tinyproxy may have some. */
async function residentMb(pid: number): Promise<number> {
  const [status, children] = await Promise.all([
    readFile(`/proc/${pid}/status`, "utf8"),
    readFile(`/proc/${pid}/task/${pid}/children`, "utf8"),
  ]);
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1_024;
  const others = await Promise.all(children.trim().split(" ").filter(Boolean).map(Number).map(residentMb));
  return others.reduce((sum, mb) => sum + mb, own);
}
