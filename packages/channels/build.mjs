// Bundles src/page for browsers, into dist/page; does nothing when the sources have not changed since.
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = import.meta.dirname;
const outDir = join(root, "dist", "page");
const stampFile = join(outDir, "sources.sha256");
const ENTRIES = ["page", "runner", "service-worker"];

/** Makes `dist/page/{page,runner,service-worker}.js`. @returns Whether anything had to be built. */
export async function bundleChannels() {
  const stamp = hashSources();
  if (readStamp() === stamp) return false;
  const { build } = await import("rolldown");
  mkdirSync(outDir, { recursive: true });
  for (const entry of ENTRIES) {
    const { output } = await build({
      input: join(root, "src", "page", `${entry}.ts`),
      platform: "browser",
      resolve: { conditionNames: ["hushport-source", "browser", "import", "default"] },
      // The oldest engines with blocking-free module workers and WebTransport; both test browsers are newer.
      transform: { target: "es2022" },
      output: { format: "iife", minify: true },
      write: false,
      logLevel: "warn",
    });
    writeFileSync(join(outDir, `${entry}.js`), output[0].code);
  }
  writeFileSync(stampFile, stamp);
  return true;
}

function hashSources() {
  const hash = createHash("sha256").update(readFileSync(import.meta.filename));
  for (const file of globSync("src/**/*.ts", { cwd: root }).sort()) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function readStamp() {
  try {
    return readFileSync(stampFile, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

if (process.argv[1] === import.meta.filename) await bundleChannels();
