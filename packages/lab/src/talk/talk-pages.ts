import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LabPagesMissingError } from "../errors.ts";
import type { LabHandler } from "../server/lab-server.ts";

/** Path of the page in which failed WebSockets are reported at one latency. */
export const HUSHED_PAGE_PATH = "/talk/hushed.html";

/** Where set-up puts the bundled library; the same seen from `src/talk` and from `dist/talk`. */
const HUSH_SCRIPT = new URL("../../dist-page/hush.js", import.meta.url);

/** The library comes first: it has to run before any code that is not trusted. */
const HUSHED_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hushport talk, fixed latency</title>
<link rel="icon" href="data:,"><script src="hush.js"></script><body><script src="../channels/page.js"></script>`;

/** Serves the pages of the talk that the channels do not have. */
export const answerTalkPages: LabHandler = (path, _request, response) => {
  if (path === HUSHED_PAGE_PATH) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(HUSHED_PAGE);
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
