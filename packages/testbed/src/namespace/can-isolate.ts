import { CommandError } from "../errors.ts";
import { runCommand } from "../network/run-command.ts";
import { candidateWays, type IsolationWay } from "./isolation-way.ts";

/** Whether this system allows a network of our own. */
export type Isolation =
  | { readonly kind: "possible"; readonly way: IsolationWay }
  /** `reason` is one line for people. */
  | { readonly kind: "impossible"; readonly reason: string };

/** What is tried is what is needed first: a network of its own with a loopback interface that is up. */
const FIRST_NEED = ["ip", "link", "set", "lo", "up"] as const;

/** Finds out by trying, in about 20 ms; nothing stays behind. */
export async function canIsolate(
  platform: NodeJS.Platform = process.platform,
  userId: number = process.geteuid?.() ?? -1,
): Promise<Isolation> {
  if (platform !== "linux") {
    return { kind: "impossible", reason: `network namespaces are a thing of Linux, and this is ${platform}` };
  }
  const failures: string[] = [];
  for (const way of candidateWays(userId)) {
    try {
      await runCommand("unshare", [...way.unshare, "--", ...FIRST_NEED]);
      return { kind: "possible", way };
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failures.push(firstLine(error.output));
    }
  }
  return { kind: "impossible", reason: explain(failures, userId) };
}

function firstLine(text: string): string {
  return text.trim().split("\n").at(0) ?? "";
}

function explain(failures: readonly string[], userId: number): string {
  const words = [...new Set(failures)].join("; ");
  if (words.includes("ENOENT")) return "the program unshare (util-linux) is not installed";
  if (/failed to execute ip|unshare: ip|ip: No such file/.test(words)) {
    return "the program ip (iproute2) is not installed";
  }
  const who = userId === 0 ? "root may not here" : "this user may not";
  return `${who} create a network namespace (${words})`;
}
