import { appendFile, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** Measurements of one arm, line by line, so that a run that was stopped goes on where it was. */
export interface ResultStore<Row> {
  readonly rows: () => readonly Row[];
  readonly add: (rows: readonly Row[]) => Promise<void>;
}

/** One cell, or one way of its own, as it is kept. */
export const cellRowSchema = z.object({
  id: z.string(),
  connections: z.number(),
  datagrams: z.number(),
  packets: z.number(),
  ended: z.string(),
});

const FOLDER = join(import.meta.dirname, "../../../../.cache/bench-guard");

/** Opens what was kept under a name; the last row of an id counts. */
export async function openResults<Row extends { readonly id: string }>(
  name: string,
  schema: z.ZodMiniType<Row>,
  start: "fresh" | "resumed" | "kept",
): Promise<ResultStore<Row>> {
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, `${name}.jsonl`);
  if (start === "fresh") await rm(path, { force: true });
  const byId = new Map<string, Row>();
  const keep = (row: Row): void => {
    byId.delete(row.id);
    byId.set(row.id, row);
  };
  for (const line of (await readText(path)).split("\n").filter((line) => line !== "")) {
    keep(schema.parse(JSON.parse(line)));
  }
  return {
    rows: () => [...byId.values()],
    add: async (rows) => {
      rows.forEach(keep);
      await appendFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    },
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
