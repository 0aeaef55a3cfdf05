import { join } from "node:path";
import { makePackages } from "./make-packages.ts";
import { PACKAGE } from "./package-folder.ts";

await makePackages(join(PACKAGE, "dist", "packages"));
