// Bundles the code that runs in browsers, from each package's bundle.config.mjs. Skips what did not change; --all
// bundles everything. Runs on the project's Node; the set-up and the bin call it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { listBundles, recordBundle, staleBundles } from "./setup/bundle-cache.mjs";
import { ROOT } from "./setup/checkout.mjs";

async function bundle(entry) {
  const {
    input,
    output,
    format,
    folder,
    name,
    platform = "browser",
    minify = false,
    external = [],
    target,
  } = entry;
  const tsconfig = join(ROOT, folder, "tsconfig.json");
  const build = await rolldown({
    input: join(ROOT, input),
    platform,
    external,
    ...(target === undefined ? {} : { transform: { target } }),
    tsconfig: existsSync(tsconfig) ? tsconfig : true,
    // Workspace packages are taken from source: nothing has to be built first.
    resolve: { conditionNames: ["hushport-source", platform, "import", "module", "default"] },
    // Some fault in the sources, such as an unresolved import, must not become a page that fails at run time.
    onwarn: (warning) => {
      throw new Error(`Cannot bundle ${input}: ${warning.message}`);
    },
  });
  try {
    const { output: chunks } = await build.write({
      file: join(ROOT, output),
      format,
      name,
      minify,
      codeSplitting: false,
    });
    const inputs = chunks.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
    const file = join(ROOT, output);
    // Bundles are also put inside <script> elements, which end at the first such text.
    if (platform === "browser")
      writeFileSync(file, readFileSync(file, "utf8").replaceAll("</script", "<\\/script"));
    recordBundle(entry, [...inputs, ...(await build.watchFiles)]);
  } finally {
    await build.close();
  }
}

for (const entry of process.argv.includes("--all") ? await listBundles() : await staleBundles())
  await bundle(entry);
