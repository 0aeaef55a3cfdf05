import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { BrowserProcess } from "./browser-process.ts";

const started: BrowserProcess[] = [];
afterEach(() => Promise.all(started.splice(0).map((child) => child.finish({ deadlineMs: 0 }))));

async function start(script: string): Promise<BrowserProcess> {
  const child = await BrowserProcess.start("/bin/sh", ["-c", script], { scratchDir: tmpdir() });
  started.push(child);
  return child;
}

test("BrowserProcess.start() says that there is no such program", async () => {
  await expect(BrowserProcess.start("/no/browser", [], { scratchDir: tmpdir() })).rejects.toMatchObject({
    code: "ERR_RECORDER_BROWSER_LAUNCH",
    path: "/no/browser",
    message: expect.stringContaining("ENOENT"),
  });
});

test("BrowserProcess gives the two pipes of the debugging protocol", async () => {
  const child = await start("head -c 4 <&3 >&4");
  child.input.write("ping");
  const [answer] = await child.output.take(1).toArray();
  expect(String(answer)).toBe("ping");
});

test("BrowserProcess keeps its temporary files in the folder of the visit", async () => {
  const child = await BrowserProcess.start("/bin/sh", ["-c", 'printf "%s" "$TMPDIR" >&4'], {
    scratchDir: "/tmp/visit",
  });
  started.push(child);
  const [answer] = await child.output.take(1).toArray();
  expect(String(answer)).toBe("/tmp/visit");
});

test("BrowserProcess does so only where a socket's path has room", async () => {
  const child = await BrowserProcess.start("/bin/sh", ["-c", 'printf "%s" "$TMPDIR" >&4'], {
    scratchDir: `/tmp/${"x".repeat(60)}`,
  });
  started.push(child);
  expect(String((await child.output.take(1).toArray())[0] ?? "")).not.toContain("xxx");
});

test("BrowserProcess tells how it ended, and its last words", async () => {
  const child = await start("echo hello >&2; echo 'FATAL: cannot open display' >&2; exit 7");
  expect(await child.ended).toEqual({ code: 7, signal: null });
  await expect.poll(() => child.lastWords).toBe("FATAL: cannot open display");
});

test("BrowserProcess.finish() kills what does not end by itself, and may be called again", async () => {
  const child = await start("trap '' TERM INT; while :; do sleep 1; done");
  await child.finish({ deadlineMs: 10 });
  expect(await child.ended).toEqual({ code: null, signal: "SIGKILL" });
  await child.finish({ deadlineMs: 10 });
});

test("BrowserProcess.finish() does not wait for what has said all", async () => {
  const child = await start("while :; do sleep 1; done");
  const startMs = performance.now();
  await child.finish({ deadlineMs: 20_000, saidAll: Promise.resolve() });
  await child.gone();
  expect(await child.ended).toEqual({ code: null, signal: "SIGKILL" });
  expect(performance.now() - startMs).toBeLessThan(10_000);
});

test("BrowserProcess.gone() waits for what a killed browser leaves running", async () => {
  const child = await start("sleep 1 & while :; do sleep 0.1; done");
  const startMs = performance.now();
  await child.finish({ deadlineMs: 10 });
  await child.gone();
  const tookMs = performance.now() - startMs;
  expect(tookMs).toBeGreaterThan(500);
  expect(tookMs).toBeLessThan(2_500);
});

test.skipIf(process.platform !== "linux")(
  "a browser that reads and hears nothing ends with the process that started it, killed or not",
  async () => {
    const program = `import { BrowserProcess } from ${JSON.stringify(join(import.meta.dirname, "browser-process.ts"))};
      const child = await BrowserProcess.start("/bin/sleep", ["60"], { scratchDir: "/tmp" });
      console.log(child.pid);
      setInterval(() => undefined, 1_000);`;
    const starter = spawn(process.execPath, [
      "--conditions=hushport-source",
      "--input-type=module",
      "-e",
      program,
    ]);
    const [line] = await once(starter.stdout.setEncoding("utf8"), "data");
    const browser = `/proc/${String(line).trim()}`;
    expect(existsSync(browser)).toBe(true);
    starter.kill("SIGKILL");
    await expect.poll(() => existsSync(browser), { timeout: 5_000 }).toBe(false);
  },
);
