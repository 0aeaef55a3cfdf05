import { readdir, readFile, writeFile } from "node:fs/promises";

/** Resident memory in megabytes. */
export interface Memory {
  readonly nowMb: number;
  /** The most since it was last asked for. */
  readonly peakMb: number;
}

/** Memory of a browser's parts. */
export interface BrowserMemory {
  /** Of the processes that extensions run in. */
  readonly extensions: Memory;
  /** Of the process that all others belong to. */
  readonly main: Memory;
}

interface Process {
  readonly parent: number;
  readonly line: string;
  readonly nowMb: number;
  readonly peakMb: number;
}

/** Makes the kernel forget the highest resident size. @see https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html */
const FORGET_PEAK = "5";
const EXTENSIONS = /--extension-process|WebExtensions/;
const CHILD = /--type=|-contentproc/;

/** Reads the memory of the browser that `root` is, or started; the peaks begin anew. */
export async function readMemory(root: number): Promise<BrowserMemory> {
  const processes = await readProcesses();
  const ours = [...processes].filter(([pid]) => isBelow(processes, pid, root));
  const sum = async (isPart: (process: Process) => boolean): Promise<Memory> => {
    const part = ours.filter(([, process]) => isPart(process));
    if (part.length === 0) throw new Error(`Cannot read the memory of ${root}: the browser has ended`);
    await Promise.all(part.map(([pid]) => writeFile(`/proc/${pid}/clear_refs`, FORGET_PEAK)));
    return {
      nowMb: part.reduce((total, [, { nowMb }]) => total + nowMb, 0),
      peakMb: part.reduce((total, [, { peakMb }]) => total + peakMb, 0),
    };
  };
  return {
    extensions: await sum(({ line }) => EXTENSIONS.test(line)),
    main: await sum(({ line }) => !CHILD.test(line)),
  };
}

async function readProcesses(): Promise<ReadonlyMap<number, Process>> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const read = await Promise.all(pids.map(async (pid) => [pid, await readProcess(pid)] as const));
  return new Map(read.flatMap(([pid, known]) => (known === undefined ? [] : [[pid, known] as const])));
}

/** @returns `undefined` for one that ended meanwhile. */
async function readProcess(pid: number): Promise<Process | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const numberOf = (field: string): number =>
      Number(new RegExp(`^${field}:\\s*(\\d+)`, "m").exec(status)?.[1] ?? 0);
    return {
      parent: numberOf("PPid"),
      // Firefox tells the kind of a process by its name, Chromium by its arguments.
      line: `${/^Name:.*/m.exec(status)?.[0]} ${await readFile(`/proc/${pid}/cmdline`, "utf8")}`,
      nowMb: numberOf("VmRSS") / 1_024,
      peakMb: numberOf("VmHWM") / 1_024,
    };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return undefined;
  }
}

function isBelow(processes: ReadonlyMap<number, Process>, pid: number, root: number): boolean {
  for (let at = pid; at > 1; at = processes.get(at)?.parent ?? 0) if (at === root) return true;
  return false;
}
