// Measures both browsers in several permission states and writes docs/leaks.md.
// Usage: node --conditions=hushport-source packages/lab/bench/leaks.ts [FOLDER…]
// With folders that `hushport lab run` wrote, it measures nothing and only writes the tables again.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseLabReport, REPORT_FILE, runLab, type LabReport, type PermissionState } from "../src/index.ts";
import { formatLeaks } from "./format-leaks.ts";

const MEASURED: readonly (readonly [browser: string, permission: PermissionState])[] = [
  ["chromium", "denied"],
  ["chromium", "off"],
  ["firefox", "prompt"],
  ["firefox", "off"],
];

const file = join(import.meta.dirname, "..", "..", "..", "docs", "leaks.md");
const folders = process.argv.slice(2);
await writeFile(file, formatLeaks(folders.length > 0 ? await readAll() : await measureAll()));
console.log(`Wrote ${file}`);

async function measureAll(): Promise<readonly LabReport[]> {
  const reports: LabReport[] = [];
  for (const [browser, permission] of MEASURED) {
    console.log(`Measuring ${browser} with permission ${permission}`);
    reports.push(await runLab({ browser, permission, preset: "full" }));
  }
  return reports;
}

async function readAll(): Promise<readonly LabReport[]> {
  return Promise.all(
    folders.map(async (folder) => {
      const report = parseLabReport(await readFile(join(folder, REPORT_FILE), "utf8"));
      if (typeof report === "string") throw new TypeError(`Cannot read ${folder}: ${report}`);
      return report;
    }),
  );
}
