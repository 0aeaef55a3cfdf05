import { serveSite, type Answer, type Site } from "@hushport/testbed";

/** The median page of November 2025 makes about 70 requests and moves 2.6 MB: https://httparchive.org/reports/page-weight */
const IMAGES = 40;
const SCRIPTS = 20;
const STYLES = 6;
const IMAGE_BYTES = 30_000;
const SCRIPT_BYTES = 35_000;

const PNG_1X1 = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A page of ordinary weight on this machine, with a small scanner in it. */
export async function serveOrdinarySite(signal: AbortSignal): Promise<Site> {
  const image = Buffer.concat([PNG_1X1, Buffer.alloc(IMAGE_BYTES)]);
  const script = `globalThis.count=(globalThis.count??0)+1;\n${"// padding of an ordinary script\n".repeat(SCRIPT_BYTES / 32)}`;
  const routes: Record<string, Answer> = { "/": pageOf() };
  for (let index = 0; index < IMAGES; index += 1)
    routes[`/image-${index}.png`] = { type: "image/png", body: image };
  for (let index = 0; index < STYLES; index += 1) {
    routes[`/style-${index}.css`] = { type: "text/css", body: `.c${index} { color: rgb(${index}, 0, 0) }` };
  }
  for (let index = 0; index < SCRIPTS; index += 1) {
    routes[`/script-${index}.js`] = { type: "text/javascript", body: script };
  }
  return serveSite({ routes, signal });
}

function pageOf(): string {
  const styles = range(STYLES).map((index) => `<link rel="stylesheet" href="/style-${index}.css">`);
  const scripts = range(SCRIPTS).map((index) => `<script src="/script-${index}.js"></script>`);
  const images = range(IMAGES).map(
    (index) => `<img src="/image-${index}.png" width="40" height="40" alt="">`,
  );
  return `<!doctype html><html lang="en"><title>An ordinary page</title>${styles.join("")}<body>
<h1>An ordinary page</h1>${"<p>Some words that fill a paragraph of an ordinary page.</p>".repeat(60)}${images.join("")}${scripts.join("")}
<script>for (const port of [63333, 5900, 5901, 3389, 7070]) new WebSocket("wss://127.0.0.1:" + port);</script>`;
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
