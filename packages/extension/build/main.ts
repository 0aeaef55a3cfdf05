import { join } from "node:path";
import { buildExtension } from "./build-extension.ts";
import { PACKAGE } from "./package-folder.ts";
import { VARIANTS } from "./variants.ts";

for (const variant of VARIANTS) await buildExtension(variant, join(PACKAGE, "dist", variant.name));
