import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const PAGE = join(import.meta.dirname, "..", "..", "..", "docs", "benchmarks.md");

/**
 * Puts text between the marks `<!-- name -->` and `<!-- /name -->` of docs/benchmarks.md, in place of what was there.
 *
 * @throws {Error} If the page has no such marks.
 */
export async function writePart(name: string, text: string): Promise<void> {
  const page = await readFile(PAGE, "utf8");
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`Cannot write ${PAGE}: it has no place for ${name}`);
  await writeFile(PAGE, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`);
}
