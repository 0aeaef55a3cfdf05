import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import type { ProtocolEvent } from "../cdp/connection.ts";
import { shortenBytes } from "./shorten-bytes.ts";
import type { VisitFile } from "./visit-file.ts";

/** Names of the files of a visit's evidence. */
export const EVIDENCE_FILES = {
  netLog: "netlog.json",
  protocol: "protocol.jsonl",
  visit: "visit.json",
  screenshot: "screenshot.png",
  scripts: "scripts",
} as const;

/** Keeps the witnesses of a visit as they come. A disk that fails costs the evidence, never the visit. */
export class EvidenceWriter {
  readonly #folder: string;
  readonly #netLog: WriteStream;
  readonly #protocol: WriteStream;
  #failure: string | undefined;

  /** @throws {Error} If the folder cannot be made. */
  static async open(folder: string): Promise<EvidenceWriter> {
    await mkdir(join(folder, EVIDENCE_FILES.scripts), { recursive: true });
    return new EvidenceWriter(folder);
  }

  private constructor(folder: string) {
    this.#folder = folder;
    this.#netLog = createWriteStream(join(folder, EVIDENCE_FILES.netLog));
    this.#protocol = createWriteStream(join(folder, EVIDENCE_FILES.protocol));
    for (const stream of [this.#netLog, this.#protocol]) stream.on("error", (error) => this.#fail(error));
  }

  /** One plain sentence when something could not be kept. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Keeps one line of the NetLog; long payloads are left out. */
  writeLine(line: string): void {
    if (this.#failure === undefined) this.#netLog.write(`${shortenBytes(line)}\n`);
  }

  /** Keeps one DevTools event. */
  writeEvent(event: ProtocolEvent): void {
    if (this.#failure === undefined) this.#protocol.write(`${JSON.stringify(event)}\n`);
  }

  /** Keeps one file, in `name` below the folder. */
  async writeFile(name: string, content: string | Uint8Array): Promise<void> {
    if (this.#failure !== undefined) return;
    await writeFile(join(this.#folder, name), content).catch((error: unknown) => this.#fail(error));
  }

  /** Ends the logs and writes what replaying needs. */
  async close(visit: VisitFile): Promise<void> {
    this.#netLog.end();
    this.#protocol.end();
    await Promise.all(
      [this.#netLog, this.#protocol].map((stream) =>
        finished(stream).catch((error: unknown) => this.#fail(error)),
      ),
    );
    await this.writeFile(EVIDENCE_FILES.visit, `${JSON.stringify(visit, undefined, 2)}\n`);
  }

  #fail(error: unknown): void {
    if (!(error instanceof Error)) throw error;
    this.#failure ??= `The evidence in ${this.#folder} is incomplete: ${error.message}`;
  }
}
