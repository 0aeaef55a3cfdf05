import { rename, rm, writeFile } from "node:fs/promises";

/** Writes a file that is there whole or not at all. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const partialPath = `${path}.partial`;
  try {
    await writeFile(partialPath, text);
    await rename(partialPath, path);
  } catch (error) {
    await rm(partialPath, { force: true });
    throw error;
  }
}
