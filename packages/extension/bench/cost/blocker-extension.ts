import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The least that a blocking extension can be, to tell what is the guard's from what is the browser's. */
export interface Blocker extends AsyncDisposable {
  readonly folder: string;
}

/** Writes an extension for Firefox that refuses every request to 127.0.0.1, and does nothing else. */
export async function writeBlocker(): Promise<Blocker> {
  const folder = await mkdtemp(join(tmpdir(), "hushport-blocker-"));
  const manifest = {
    manifest_version: 3,
    name: "Blocks",
    version: "1",
    browser_specific_settings: { gecko: { id: "blocker@hushport.example" } },
    permissions: ["webRequest", "webRequestBlocking"],
    host_permissions: ["<all_urls>"],
    background: { scripts: ["background.js"] },
  };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeFile(
    join(folder, "background.js"),
    'browser.webRequest.onBeforeRequest.addListener(() => ({ cancel: true }), { urls: ["http://127.0.0.1/*"] }, ["blocking"]);',
  );
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
