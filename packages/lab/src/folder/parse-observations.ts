import { labObservationSchema, type LabObservation } from "../report/observation-schema.ts";

/** What a file of observations holds. */
export interface ParsedObservations {
  readonly observations: readonly LabObservation[];
  /** Where the last whole block ends. */
  readonly usedBytes: number;
}

const NEWLINE = 0x0a;

/** Reads a file of observations, without the last block when it was cut while it was written. */
export function parseObservations(bytes: Buffer): ParsedObservations {
  const lines: { readonly observation: LabObservation; readonly startByte: number }[] = [];
  let startByte = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, startByte)) {
    const observation = parseLine(bytes.toString("utf8", startByte, end));
    if (observation === undefined) break;
    lines.push({ observation, startByte });
    startByte = end + 1;
  }
  if (startByte === bytes.length) {
    return { observations: lines.map(({ observation }) => observation), usedBytes: startByte };
  }
  const cutBlock = lines.at(-1)?.observation.block;
  const whole = lines.filter(({ observation }) => observation.block !== cutBlock);
  const firstCut = lines.find(({ observation }) => observation.block === cutBlock);
  return { observations: whole.map(({ observation }) => observation), usedBytes: firstCut?.startByte ?? 0 };
}

function parseLine(line: string): LabObservation | undefined {
  try {
    const parsed = labObservationSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
