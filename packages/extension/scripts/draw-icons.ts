// Draws the toolbar icons with a real browser. Run it after changing the mark: `npm run icons -w @hushport/extension`.
import { join } from "node:path";
import { launchGuarded } from "../src/fixtures/launch-guarded.ts";
import { PACKAGE } from "../build/package-folder.ts";
import type { IconState } from "../src/guard/icon-state.ts";

const SIZES = [16, 32, 48] as const;
const STORE_SIZES = [16, 32, 48, 128] as const;

const INK = "#20262b";
const PAPER = "#fbfaf6";

/** The mark of the project on a tile, which stands out on light and dark toolbars alike. */
const MARK = `<path d="M4.6 22.5 V15 a5.2 5.2 0 0 1 10.4 0 V22.5 M17 22.5 V15 a5.2 5.2 0 0 1 10.4 0 V22.5" fill="none" stroke="${PAPER}" stroke-width="3" stroke-linejoin="round"/>
<path d="M2.6 24 H29.4" stroke="${PAPER}" stroke-width="3" stroke-linecap="round"/>`;

/** What each state adds. All are told apart by shape alone; the colours only help. */
const SHAPES: Readonly<Record<IconState, string>> = {
  on: "",
  blocked: `<path d="M22 12.5 L32.5 31.5 H11.5 Z" fill="#f2a58c" stroke="${INK}" stroke-width="2.4" stroke-linejoin="round"/>`,
  off: `<path d="M3.5 29 L28.5 4" stroke="${INK}" stroke-width="8"/><path d="M3.5 29 L28.5 4" stroke="${PAPER}" stroke-width="3.4" stroke-linecap="round"/>`,
  gap: `<circle cx="23" cy="22.5" r="9" fill="#f0c35c" stroke="${INK}" stroke-width="2.4"/><path d="M23 17.5 V23 M23 26.2 V27.6" stroke="${INK}" stroke-width="3" stroke-linecap="round"/>`,
};

function svg(state: IconState, size: number): string {
  const tile = state === "off" ? "#74797d" : INK;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${tile}"/>${MARK}${SHAPES[state]}</svg>`;
}

await using guarded = await launchGuarded({ engine: "chromium" });
const page = await guarded.browser.newPage();

async function draw(file: string, state: IconState, size: number): Promise<void> {
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg(state, size)}`);
  await page.screenshot({ path: `${join(PACKAGE, "icons", file)}.png`, type: "png", omitBackground: true });
}

for (const size of STORE_SIZES) await draw(`icon-${size}`, "on", size);
for (const state of ["on", "blocked", "off", "gap"] as const)
  for (const size of SIZES) await draw(`${state}-${size}`, state, size);
