import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Probe } from "@hushport/core";
import { VisitAnalysis } from "./analysis.ts";
import { parseProtocolEvent, type ProtocolEvent } from "./cdp/connection.ts";
import { visitFileSchema, type VisitFile } from "./evidence/visit-file.ts";
import { EVIDENCE_FILES } from "./evidence/writer.ts";
import { EvidenceError } from "./errors.ts";
import type { Recording } from "./recording.ts";

/**
 * Analyses the evidence of an earlier visit again, offline: the same witnesses give the same recording.
 *
 * @throws {EvidenceError} If the folder holds no evidence, or evidence that cannot be read.
 */
export async function replay(
  evidenceDir: string,
  { onProbe, signal }: { readonly onProbe?: (probe: Probe) => void; readonly signal?: AbortSignal } = {},
): Promise<Recording> {
  const visit = await readVisit(evidenceDir);
  const analysis = new VisitAnalysis(visit.bindingName);
  for await (const line of linesOf(evidenceDir, EVIDENCE_FILES.netLog)) {
    signal?.throwIfAborted();
    analysis.readLine(line);
  }
  if (!analysis.hasNetLog) throw new EvidenceError(evidenceDir, `${EVIDENCE_FILES.netLog} is damaged`);
  for await (const line of linesOf(evidenceDir, EVIDENCE_FILES.protocol)) {
    signal?.throwIfAborted();
    const event = parseEvent(line);
    if (event !== undefined) analysis.readEvent(event);
  }
  const { probes, totals, hosts } = analysis.finish(visit, onProbe);
  const {
    format: _format,
    version: _version,
    startMs: _start,
    closingMs: _closing,
    bindingName: _name,
    ...told
  } = visit;
  return { ...told, probes, totals, hosts };
}

async function readVisit(evidenceDir: string): Promise<VisitFile> {
  const path = join(evidenceDir, EVIDENCE_FILES.visit);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new EvidenceError(evidenceDir, `there is no readable ${EVIDENCE_FILES.visit}`, { cause });
  }
  try {
    return visitFileSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new EvidenceError(evidenceDir, `${EVIDENCE_FILES.visit} is damaged, or of a newer version`, {
      cause,
    });
  }
}

async function* linesOf(evidenceDir: string, name: string): AsyncGenerator<string> {
  const input = createReadStream(join(evidenceDir, name), "utf8");
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } catch (cause) {
    throw new EvidenceError(evidenceDir, `there is no readable ${name}`, { cause });
  }
}

/** A line that was cut off by a full disk or a killed process is left out. */
function parseEvent(line: string): ProtocolEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isEvent = typeof value === "object" && value !== null && "method" in value && "params" in value;
    return isEvent && typeof value.method === "string"
      ? parseProtocolEvent({ ...value, method: value.method })
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
