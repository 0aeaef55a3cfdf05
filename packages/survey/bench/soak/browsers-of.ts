import { readdir, readFile } from "node:fs/promises";

/** Process ids of the browsers that a process started: the children that answer to a debugging pipe. */
export async function browsersOf(parent: number): Promise<number[]> {
  const children: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readProc(name, "stat");
    if (Number(/\) \S (\d+)/.exec(stat)?.[1]) !== parent) continue;
    if ((await readProc(name, "cmdline")).includes("--remote-debugging-pipe")) children.push(Number(name));
  }
  return children;
}

/** @returns Nothing for a process that has ended in the meantime. */
async function readProc(pid: string, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
}
