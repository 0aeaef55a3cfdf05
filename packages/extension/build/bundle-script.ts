import { join } from "node:path";
import { rolldown } from "rolldown";
import { PACKAGE } from "./package-folder.ts";
import type { Variant } from "./variants.ts";
import { withoutInnerHtml } from "./without-inner-html.ts";

/** One script of a build. */
export interface ScriptBundle {
  /** Relative to the package. */
  readonly input: string;
  readonly output: string;
  readonly variant: Variant;
}

/** The one module in which builds of the same engine differ. */
const DEFAULT_MODE_MODULE = join(PACKAGE, "src", "contract", "default-mode.ts");

/** Oldest engines of the manifests: https://caniuse.com has nothing of ES2023 missing in them. */
const TARGET = ["chrome145", "firefox128"];

/** Bundles one script of the extension. Names are kept readable for the stores' reviewers. */
export async function bundleScript({ input, output, variant }: ScriptBundle): Promise<void> {
  const build = await rolldown({
    input: join(PACKAGE, input),
    // Comments name each module by its path from here: the same wherever the command is given.
    cwd: join(PACKAGE, "..", ".."),
    platform: "browser",
    tsconfig: join(PACKAGE, "tsconfig.json"),
    transform: { target: TARGET },
    // Workspace packages are taken from source: nothing has to be built first.
    resolve: { conditionNames: ["hushport-source", "browser", "import", "module", "default"] },
    plugins: [
      {
        name: "default-mode",
        load: (id) =>
          id === DEFAULT_MODE_MODULE ? `export const DEFAULT_MODE = ${JSON.stringify(variant.mode)};` : null,
      },
      withoutInnerHtml,
    ],
    // Some fault in the sources, such as an unresolved import, must not become a script that fails at run time.
    onwarn: (warning) => {
      throw new Error(`Cannot bundle ${input}: ${warning.message}`);
    },
  });
  try {
    await build.write({ file: output, format: "iife", minify: "dce-only", codeSplitting: false });
  } finally {
    await build.close();
  }
}
