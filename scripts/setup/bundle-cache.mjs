import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./checkout.mjs";

const CACHE = join(ROOT, "node_modules", ".hushport-bundles.json");

/** Changes when the way of bundling does, so that old results are not taken for new ones. */
const BUNDLER = ["scripts/bundle.mjs", "package-lock.json"];

/**
 * Every bundle that a package's `bundle.config.mjs` asks for:
 * `{ name?, input, output, format, platform, minify?, external? }` with paths relative to the package.
 */
export async function listBundles() {
  const bundles = [];
  for (const name of readdirSync(join(ROOT, "packages")).toSorted()) {
    const config = join(ROOT, "packages", name, "bundle.config.mjs");
    if (!existsSync(config)) continue;
    const { default: entries } = await import(pathToFileURL(config).href);
    for (const entry of entries) {
      const folder = `packages/${name}`;
      bundles.push({
        ...entry,
        folder,
        input: `${folder}/${entry.input}`,
        output: `${folder}/${entry.output}`,
      });
    }
  }
  return bundles;
}

/** The bundles whose sources, options or results are not those of the last time. */
export async function staleBundles() {
  const cache = readCache();
  const bundler = hashFiles(BUNDLER);
  return (await listBundles()).filter((bundle) => {
    const record = cache[bundle.output];
    return record === undefined || record.key !== keyOf(bundle, bundler, record.inputs);
  });
}

/** Notes that `bundle` was just made from the files `inputs` (absolute paths). */
export function recordBundle(bundle, inputs) {
  const own = [...new Set(inputs)]
    // A stable order is enough: the record is read by this file only.
    .toSorted((first, second) => first.localeCompare(second, "en"))
    .map((path) => relative(ROOT, path).split(sep).join("/"))
    // What is below node_modules changes only with the lockfile, which is in the key.
    .filter(
      (path) => !path.startsWith("..") && !path.includes("node_modules/") && existsSync(join(ROOT, path)),
    );
  const record = { inputs: own, key: keyOf(bundle, hashFiles(BUNDLER), own) };
  writeFileSync(CACHE, JSON.stringify({ ...readCache(), [bundle.output]: record }, undefined, 1));
}

function keyOf(bundle, bundler, inputs) {
  const files = hashFiles([...inputs, bundle.output]);
  return createHash("sha256")
    .update(JSON.stringify([bundle, bundler, files]))
    .digest("hex");
}

function hashFiles(paths) {
  return paths.map((path) => {
    const file = join(ROOT, path);
    return existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : "absent";
  });
}

/** A cache that cannot be read is an empty one: the bundles are made again. */
function readCache() {
  if (!existsSync(CACHE)) return {};
  try {
    return JSON.parse(readFileSync(CACHE, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
