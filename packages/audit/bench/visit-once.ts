// One visit in a process of its own: `bare` by puppeteer, recording nothing, or `audited`. Prints milliseconds from launch to close, less the dwell.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { audit } from "../src/index.ts";
import { visitBare } from "./visit-bare.ts";

const { values } = parseArgs({
  options: {
    arm: { type: "string", default: "bare" },
    url: { type: "string", default: "about:blank" },
    host: { type: "string", default: "" },
    port: { type: "string", default: "0" },
    dwell: { type: "string", default: "1000" },
  },
});
const dwellMs = Number(values.dwell);
const resolution = { host: values.host, port: Number(values.port), address: "127.0.0.1" };
const scratch = await mkdtemp(join(tmpdir(), "hushport-bench-"));

const startMs = performance.now();
if (values.arm === "bare") await visitBare(values.url, resolution, dwellMs);
else await audit(values.url, { dwellMs, resolutions: [resolution], bundleDir: join(scratch, "bundle") });
console.log((performance.now() - startMs - dwellMs).toFixed(1));
await rm(scratch, { recursive: true, force: true });
