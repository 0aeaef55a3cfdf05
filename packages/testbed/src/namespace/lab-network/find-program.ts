import type { Network } from "../../network/network.ts";

/** Full path of a program, which some launchers want. @throws {CommandError} If it is not installed. */
export async function findProgram(network: Network, name: string): Promise<string> {
  const { stdout } = await network.run("sh", ["-c", 'command -v "$1"', "sh", name]);
  return stdout.trim();
}
