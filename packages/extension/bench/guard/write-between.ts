import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const PATH = join(import.meta.dirname, "../../../../docs/guard.md");

/** Replaces what stands between two marks of docs/guard.md. @throws {RangeError} If it has no such marks. */
export async function writeBetween(mark: string, text: string): Promise<void> {
  const old = await readFile(PATH, "utf8");
  const [start, end] = [`<!-- ${mark} -->\n`, `\n<!-- /${mark} -->`];
  const from = old.indexOf(start);
  const to = old.indexOf(end, from);
  if (from === -1 || to === -1) throw new RangeError(`Cannot write ${PATH}: it has no place for ${mark}`);
  await writeFile(PATH, `${old.slice(0, from + start.length)}\n${text}\n${old.slice(to)}`);
}
