import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { TestServer } from "../../src/fixtures/start-postgres.ts";
import { browsersOf } from "./browsers-of.ts";
import type { SoakMessage } from "./soak-message.ts";

/** What is broken on purpose. */
export type Fault = "worker-killed" | "browser-killed" | "restart" | "cut";

/** One survey to be worked on while faults happen. */
export interface SoakPhase {
  readonly survey: string;
  readonly visits: number;
  readonly faults: Readonly<Partial<Record<Fault, number>>>;
  /** Worker processes at once. */
  readonly workers: number;
  readonly args: readonly string[];
}

/** Faults are spread over this part of the work, so that the last ones still have something to break. */
const FAULTY_PART = 0.85;
/** Nothing stored for so long means that the soak hangs. */
const STUCK_MS = 300_000;
/** Between two words on how far it is. */
const TELL_MS = 30_000;

/** Keeps workers running and breaks them. */
export class Soak {
  readonly faults = new Map<string, number>();
  readonly ends = new Map<string, number>();
  readonly crashes: string[] = [];
  readonly #folder: string;
  readonly #disk: string;
  readonly #server: TestServer | undefined;
  readonly #killed = new WeakSet<ChildProcess>();
  readonly #alive = new Set<ChildProcess>();
  #stored = 0;
  #progressMs = performance.now();

  /** @param disk Size of each worker's own disk for evidence. */
  constructor(folder: string, disk: string, server: TestServer | undefined) {
    this.#folder = folder;
    this.#disk = disk;
    this.#server = server;
  }

  /** Works on a survey to its end. */
  async run(phase: SoakPhase): Promise<void> {
    this.#stored = 0;
    this.#progressMs = performance.now();
    const over = new AbortController();
    const telling = setInterval(() => {
      const faults = [...this.faults].map(([fault, times]) => `${times} ${fault}`).join(", ");
      process.stderr.write(`${phase.survey}: ${this.#stored} of ${phase.visits} stored; so far ${faults}\n`);
    }, TELL_MS);
    const breaking = this.#breakThings(phase, over.signal);
    const slots = Array.from({ length: phase.workers }, () => this.#keepWorker(phase, over.signal));
    // Whoever finds the survey done ends by itself; the others follow.
    try {
      await Promise.all(slots);
    } finally {
      over.abort();
      clearInterval(telling);
    }
    await breaking;
  }

  async #keepWorker(phase: SoakPhase, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const child = await this.#spawn(phase);
      const [code, killedBy] = await once(child, "exit");
      this.#alive.delete(child);
      if (code === 0) return;
      if (!this.#killed.has(child)) {
        this.crashes.push(`${phase.survey}: a worker ended with ${code ?? killedBy}`);
        await wait(1_000);
        if (this.crashes.length > 5) return;
      }
    }
  }

  async #spawn({ survey, args }: SoakPhase): Promise<ChildProcess> {
    const evidence = join(this.#folder, "evidence");
    await mkdir(evidence, { recursive: true });
    const place =
      this.#server === undefined ? `--dir=${join(this.#folder, "store")}` : `--db=${this.#server.url}`;
    // A disk of its own, which nobody else sees. `exec` keeps the process id.
    const mount = `mount -t tmpfs -o size=${this.#disk} tmpfs "$0" && exec "$@"`;
    const isRoot = process.getuid?.() === 0;
    const child = spawn(
      "unshare",
      [
        ...(isRoot ? [] : ["--user", "--map-root-user"]),
        "--mount",
        "--propagation=private",
        "sh",
        "-c",
        mount,
        evidence,
        process.execPath,
        "--conditions=hushport-source",
        join(import.meta.dirname, "soak-worker.ts"),
        `--survey=${survey}`,
        place,
        `--evidence=${evidence}`,
        ...args,
      ],
      { stdio: ["ignore", "inherit", "inherit", "ipc"] },
    );
    child.on("message", (message: SoakMessage) => this.#hear(child, message));
    return child;
  }

  #hear(child: ChildProcess, message: SoakMessage): void {
    if (message.kind === "started") this.#alive.add(child);
    else if (message.kind === "disk-full") count(this.faults, "disk-full");
    else {
      count(this.ends, message.end);
      if (message.end !== "stored") return;
      this.#stored += 1;
      this.#progressMs = performance.now();
    }
  }

  /** Each fault at its own part of the work. */
  async #breakThings({ visits, faults }: SoakPhase, signal: AbortSignal): Promise<void> {
    const plan = Object.entries(faults)
      .flatMap(([fault, times]) =>
        Array.from({ length: times }, (_, index) => ({
          fault,
          at: Math.floor(((index + 0.5) / times) * FAULTY_PART * visits),
        })),
      )
      .toSorted((a, b) => a.at - b.at);
    for (const { fault, at } of plan) {
      while (this.#stored < at && !signal.aborted) {
        await wait(20);
        this.#stopIfStuck();
      }
      while (!signal.aborted && !(await this.#breakOne(fault))) {
        await wait(20);
        this.#stopIfStuck();
      }
      if (signal.aborted) return;
      count(this.faults, fault);
    }
    while (!signal.aborted) {
      await wait(200);
      this.#stopIfStuck();
    }
  }

  async #breakOne(fault: string): Promise<boolean> {
    const workers = [...this.#alive];
    const chosen = workers[Math.floor(Math.random() * workers.length)];
    if (fault === "restart") {
      await this.#server?.restart();
      return true;
    }
    if (fault === "cut") {
      await this.#server?.cutConnections();
      return true;
    }
    if (chosen?.pid === undefined) return false;
    if (fault === "browser-killed") {
      const [browser] = await browsersOf(chosen.pid);
      if (browser === undefined) return false;
      return kill(browser);
    }
    this.#killed.add(chosen);
    this.#alive.delete(chosen);
    return chosen.kill("SIGKILL");
  }

  #stopIfStuck(): void {
    if (performance.now() - this.#progressMs < STUCK_MS) return;
    this.crashes.push(`nothing was stored for ${STUCK_MS / 1000} s`);
    this.#progressMs = performance.now();
    for (const child of this.#alive) child.kill("SIGTERM");
  }
}

/** @returns `false` if it has ended by itself. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
