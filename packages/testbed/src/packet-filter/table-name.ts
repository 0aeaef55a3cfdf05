import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";

/** A process among all that this machine has had since it started: a process id alone is used again. */
export interface ProcessMark {
  readonly pid: number;
  /** Clock ticks from the machine's start to the process's start. */
  readonly startTicks: string;
  /** The process id namespace that `pid` counts in. */
  readonly pidNamespace: string;
}

const NAME = /^hushport_(\d+)_(\d+)_(\d+)_[0-9a-f]{8}$/;
/** Fields of `/proc/PID/stat` after the command, which may itself hold spaces: proc_pid_stat(5), field 22 of all. */
const START_TICKS_FIELD = 19;

/** A new table name that says which process to outlive not. */
export function createTableName({ pidNamespace, pid, startTicks }: ProcessMark): string {
  return `hushport_${pidNamespace}_${pid}_${startTicks}_${randomBytes(4).toString("hex")}`;
}

/** @returns `undefined` when the table is none of ours. */
export function parseTableName(name: string): ProcessMark | undefined {
  const match = NAME.exec(name);
  if (match === null) return undefined;
  const [, pidNamespace = "", pid = "", startTicks = ""] = match;
  return { pidNamespace, pid: Number(pid), startTicks };
}

/** @returns `undefined` when there is no such process, or no `/proc`. */
export function markProcess(pid: number): ProcessMark | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const startTicks = fields[START_TICKS_FIELD];
    const pidNamespace = /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0];
    if (startTicks === undefined || pidNamespace === undefined) return undefined;
    return { pid, startTicks, pidNamespace };
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

/** Tells whether the table's maker is gone. A maker in another process id namespace is never said to be. */
export function isStale(name: string, self: ProcessMark): boolean {
  const maker = parseTableName(name);
  if (maker === undefined || maker.pidNamespace !== self.pidNamespace) return false;
  return markProcess(maker.pid)?.startTicks !== maker.startTicks;
}
