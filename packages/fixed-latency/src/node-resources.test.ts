import { openTarget } from "@hushport/testbed";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const PROGRAM = join(import.meta.dirname, "fixtures", "exhaust.ts");

/** A third of the 10,000 connections for each client. */
const COUNT = 3400;

test(
  "10,000 failing connections leave no socket and no timer behind, and the process ends",
  { timeout: 60_000 },
  async () => {
    await using http = await openTarget("http");
    await using closed = await openTarget("closed");
    await using silent = await openTarget("silent");
    const urls = [http, closed, silent].map(({ authority }) => `ws://${authority}/`);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--conditions=hushport-source", PROGRAM, "100", String(COUNT), ...urls],
      { timeout: 50_000 },
    );
    const [before, ...left] = stdout.trim().split("\n");
    expect(left).toEqual([before, before, before]);
  },
);
