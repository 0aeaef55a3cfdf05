import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PAGE_BUNDLE_URLS, type PageBundles } from "@hushport/channels";
import { LabPagesMissingError } from "../errors.ts";

/** Reads the code that the channels run in pages. @throws {LabPagesMissingError} If it was not bundled. */
export async function readBundles(): Promise<PageBundles> {
  const [page, runner, serviceWorker] = await Promise.all([
    readBundle(PAGE_BUNDLE_URLS.page),
    readBundle(PAGE_BUNDLE_URLS.runner),
    readBundle(PAGE_BUNDLE_URLS.serviceWorker),
  ]);
  return { page, runner, serviceWorker };
}

async function readBundle(url: URL): Promise<string> {
  try {
    return await readFile(url, "utf8");
  } catch (cause) {
    throw new LabPagesMissingError(fileURLToPath(url), { cause });
  }
}
