import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { chromiumManifest } from "../manifest/chromium.ts";
import type { ManifestFacts } from "../manifest/every-browser.ts";
import { firefoxManifest } from "../manifest/firefox.ts";
import { bundleScript } from "./bundle-script.ts";
import { PACKAGE } from "./package-folder.ts";
import { STATIC_RULES } from "./static-rules.ts";
import type { Variant } from "./variants.ts";

const PAGES = "src/ui/pages";
const LOCALES = "src/i18n/_locales";
const STYLE = "src/ui/style";
const ICONS = "icons";
const MANAGED_SCHEMA = "manifest/managed-schema.json";

const packageSchema = z.object({ version: z.string() });

/**
 * Writes one unpacked build. The same sources give the same bytes: nothing in it depends on time, folder or machine.
 *
 * @param folder Emptied first.
 */
export async function buildExtension(variant: Variant, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = listFolder(PAGES);
  const icons = listFolder(ICONS).filter((file) => file.endsWith(".png"));
  const facts: ManifestFacts = {
    version: packageSchema.parse(JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"))).version,
    pages,
    icons,
    hasManagedSchema: existsSync(join(PACKAGE, MANAGED_SCHEMA)),
  };
  const manifest = variant.engine === "chromium" ? chromiumManifest(facts) : firefoxManifest(facts);
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);

  if (variant.engine === "chromium")
    for (const { path, format } of STATIC_RULES) writeFileSync(join(folder, path), format());

  const scripts = [
    { input: `src/${variant.engine}/main.ts`, output: "background.js" },
    { input: "src/realm/main.ts", output: "realm.js" },
    { input: "src/realm/bridge.ts", output: "bridge.js" },
    ...(variant.engine === "firefox" ? [{ input: "src/firefox/witness.ts", output: "witness.js" }] : []),
    ...pages.map((page) => ({ input: `${PAGES}/${page}/${page}.tsx`, output: `${page}.js` })),
  ];
  for (const { input, output } of scripts)
    await bundleScript({ input, output: join(folder, output), variant });
  for (const page of pages) {
    for (const file of [`${page}.html`, `${page}.css`]) {
      const from = join(PACKAGE, PAGES, page, file);
      if (existsSync(from)) cpSync(from, join(folder, file));
    }
  }
  for (const file of listFolder(STYLE).filter((name) => name.endsWith(".css")))
    cpSync(join(PACKAGE, STYLE, file), join(folder, file));
  for (const [from, to] of [
    [LOCALES, "_locales"],
    [ICONS, "icons"],
    [MANAGED_SCHEMA, "managed-schema.json"],
  ] as const) {
    if (existsSync(join(PACKAGE, from))) cpSync(join(PACKAGE, from), join(folder, to), { recursive: true });
  }
}

function listFolder(path: string): readonly string[] {
  const folder = join(PACKAGE, path);
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}
