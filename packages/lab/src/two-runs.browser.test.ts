import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { canIsolate } from "@hushport/testbed";
import { expect, onTestFinished, test } from "vitest";
import { findWebkit } from "./browser/find-webkit.ts";
import { LabBrowserError } from "./errors.ts";
import { runLab } from "./run-lab.ts";

const isolation = await canIsolate();
const TINY = {
  permission: "off",
  channels: ["websocket-tls"],
  targetKinds: ["https", "closed", "filtered"],
} as const;

/** Above what ends a browser's processes on a machine that is busy. */
const END_DEADLINE_MS = 15_000;

/** WebKit needs most: a driver, a display and a namespace. */
function mostNeedy(): string {
  try {
    findWebkit();
    return "webkit";
  } catch (error) {
    if (error instanceof LabBrowserError) return "chromium";
    throw error;
  }
}

/** A run in a process of its own that goes on until it is ended; its descendants carry `mark` in their environment. */
function startEndlessRun(browser: string, mark: string): ChildProcess {
  const script = `
    import { runLab } from ${JSON.stringify(new URL("run-lab.ts", import.meta.url).href)};
    const options = ${JSON.stringify({ ...TINY, browser, network: "namespace", rounds: 500 })};
    await runLab(options, { onObservations: ({ length }) => console.log(length) });`;
  return spawn(process.execPath, ["--conditions=hushport-source", "--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: import.meta.dirname,
    env: { ...process.env, HUSHPORT_TEST_MARK: mark },
  });
}

function processesWith(mark: string): readonly string[] {
  return readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, "latin1").includes(mark);
    } catch (error) {
      // Gone meanwhile.
      if (error instanceof Error && "code" in error) return false;
      throw error;
    }
  });
}

test.runIf(isolation.kind === "possible")(
  "a run sees nothing of another that goes on beside it, and one that is killed leaves no process behind",
  { timeout: 120_000 },
  async () => {
    const mark = randomUUID();
    const other = startEndlessRun(mostNeedy(), mark);
    onTestFinished(() => void other.kill("SIGKILL"));
    if (other.stdout === null) throw new TypeError("no standard output");
    await once(other.stdout, "data");
    expect(processesWith(mark).length).toBeGreaterThan(3);

    const report = await runLab({ ...TINY, browser: "chromium", network: "namespace", rounds: 2 });
    expect(report).toMatchObject({ outcome: "complete", leftOut: [] });
    expect(report.cells[0]?.reach).toEqual({ reached: 8, of: 8 });
    const contacted = report.cells[0]?.states.map(({ targetKind, contacted }) => [targetKind, contacted]);
    expect(contacted).toEqual([
      ["closed", 0],
      ["filtered", 0],
      ["https", 8],
    ]);

    expect(other.exitCode).toBeNull();
    other.kill("SIGKILL");
    await expect.poll(() => processesWith(mark), { timeout: END_DEADLINE_MS, interval: 50 }).toEqual([]);
  },
);
