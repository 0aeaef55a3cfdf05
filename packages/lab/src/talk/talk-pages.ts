import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LabPagesMissingError } from "../errors.ts";
import type { LabHandler } from "../server/lab-server.ts";

/** Path of the page in which failed WebSockets are reported at one latency. */
export const HUSHED_PAGE_PATH = "/talk/hushed.html";

/** The same at a latency that many samples can be taken at. */
export const SHORT_HUSHED_PAGE_PATH = "/talk/hushed-short.html";
export const SHORT_LATENCY_MS = 250;

/** Where set-up puts the bundled library; the same seen from `src/talk` and from `dist/talk`. */
const HUSH_SCRIPT = new URL("../../dist-page/hush.js", import.meta.url);

const HUSHED_PAGES: ReadonlyMap<string, string> = new Map([
  [HUSHED_PAGE_PATH, hushedPage("")],
  [SHORT_HUSHED_PAGE_PATH, hushedPage(` data-latency-ms="${SHORT_LATENCY_MS}"`)],
]);

/** The library comes first: it has to run before any code that is not trusted. */
function hushedPage(attributes: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hushport talk, fixed latency</title>
<link rel="icon" href="data:,"><script src="hush.js"${attributes}></script><body><script src="../channels/page.js"></script>`;
}

/** Serves the pages of the talk that the channels do not have. */
export const answerTalkPages: LabHandler = (path, _request, response) => {
  const page = HUSHED_PAGES.get(path);
  if (page !== undefined) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    return true;
  }
  if (path === "/talk/hush.js") {
    response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(readHushScript());
    return true;
  }
  return false;
};

/** @throws {LabPagesMissingError} If the library was not bundled. */
export function readHushScript(): string {
  try {
    return readFileSync(HUSH_SCRIPT, "utf8");
  } catch (cause) {
    throw new LabPagesMissingError(fileURLToPath(HUSH_SCRIPT), { cause });
  }
}
