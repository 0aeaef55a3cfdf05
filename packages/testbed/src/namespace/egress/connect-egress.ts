import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { NON_PUBLIC_IPV4 } from "@hushport/core";
import { commandEnvironment } from "../../network/run-command.ts";
import type { Namespace } from "../create-namespace.ts";
import { EGRESS_LINK, EGRESS_PROGRAMS, EGRESS_RESOLVER, type EgressProgram } from "./egress-program.ts";

/** Whether programs inside reach the internet. */
export type Egress =
  | { readonly kind: "connected"; readonly program: EgressProgram["id"] }
  /** `reason` is one line for people. */
  | { readonly kind: "unavailable"; readonly reason: string };

/** Above what either program takes on a loaded machine. */
const READY_DEADLINE_MS = 5_000;
const READY_POLL_MS = 20;

/**
 * Lets programs inside reach the internet, but neither this machine nor its neighbours, until the namespace ends.
 * Not together with a private network (`addLan`): both want the default route.
 */
export async function connectEgress(
  namespace: Namespace,
  programs: readonly EgressProgram[] = EGRESS_PROGRAMS,
): Promise<Egress> {
  const failures: string[] = [];
  for (const program of programs) {
    const failure = await tryProgram(namespace, program);
    if (failure === undefined) {
      await closeLocalBlocks(namespace);
      await namespace.replaceFile("/etc/resolv.conf", `nameserver ${EGRESS_RESOLVER}\n`);
      // Without it, systemd's resolver outside would be asked through its socket file.
      if (existsSync("/etc/nsswitch.conf")) {
        await namespace.replaceFile("/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
      }
      return { kind: "connected", program: program.id };
    }
    failures.push(`${program.id}: ${failure}`);
  }
  return {
    kind: "unavailable",
    reason: `no way out of the namespace (${failures.join("; ")}), so only forwarded endpoints are reachable`,
  };
}

/** @returns `undefined` when it is up, or else its own words. */
async function tryProgram(namespace: Namespace, program: EgressProgram): Promise<string | undefined> {
  const child = startTied(program.id, program.arguments(namespace));
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    words = `${words}${chunk.toString()}`.slice(-2_000);
  });
  const stop = (): void => {
    child.stdin?.destroy();
  };
  namespace.ended.addEventListener("abort", stop, { once: true });
  const deadline = AbortSignal.timeout(READY_DEADLINE_MS);
  while (child.exitCode === null && child.signalCode === null && !deadline.aborted) {
    const { stdout } = await namespace.network
      .run("ip", ["-o", "route", "show", "default", "dev", EGRESS_LINK])
      .catch(
        // Until the program has made the link, `ip` knows no such device.
        () => ({ stdout: "" }),
      );
    if (stdout !== "") return undefined;
    await wait(READY_POLL_MS);
  }
  stop();
  // The shell says so, with 127, when there is no such program.
  if (child.exitCode === 127) return "not installed";
  const lastWords = words
    .trim()
    .split("\n")
    .findLast((line) => !line.startsWith("Failed to send"));
  return lastWords ?? "did not come up in time";
}

/**
 * Starts a program that ends when its standard input does, so also when this process is killed. Programs that change
 * their user lose the system's own tie between parent and child.
 */
function startTied(program: string, args: readonly string[]): ChildProcess {
  const script = [
    'command -v "$1" >/dev/null || exit 127',
    // What the shell reads from is for the watcher alone.
    "exec 3<&0",
    '"$@" </dev/null 3<&- & carried=$!',
    '{ cat <&3 >/dev/null; kill "$carried"; } & watcher=$!',
    "exec 3<&-",
    'wait "$carried"; code=$?',
    'kill "$watcher"',
    'exit "$code"',
  ].join("\n");
  return spawn("sh", ["-c", script, "sh", program, ...args], {
    stdio: ["pipe", "ignore", "pipe"],
    env: commandEnvironment(),
    detached: true,
  });
}

/** What the machine's own network would answer is not the internet: a page inside must not reach it either. */
async function closeLocalBlocks({ network }: Namespace): Promise<void> {
  const blocks = NON_PUBLIC_IPV4.map(([block]) => block).filter((block) => !/^(127|0)\./.test(block));
  await network.run(
    "ip",
    ["-batch", "-"],
    blocks.map((block) => `route replace unreachable ${block}\n`).join(""),
  );
}
