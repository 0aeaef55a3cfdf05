import { fileURLToPath } from "node:url";
import { LabPagesMissingError } from "../errors.ts";
import type { LabReport } from "../report/schema.ts";
import type { TalkReport } from "../talk/talk-schema.ts";

/** Where set-up puts the bundled pages; the same seen from `src/page` and from `dist/page`. */
const PAGE_MODULE = new URL("../../dist-page/render-page.mjs", import.meta.url);

/** What `render-page.ts` exports. */
interface Pages {
  readonly renderLab: (report: LabReport) => string;
  readonly renderTalk: (report: TalkReport) => string;
}

/** Makes `lab.html` of a matrix. @throws {LabPagesMissingError} If the page was not bundled. */
export async function renderLabPage(report: LabReport): Promise<string> {
  return (await loadPages()).renderLab(report);
}

/** Makes `lab.html` of the talk's experiments. @throws {LabPagesMissingError} If the page was not bundled. */
export async function renderTalkPage(report: TalkReport): Promise<string> {
  return (await loadPages()).renderTalk(report);
}

async function loadPages(): Promise<Pages> {
  try {
    // The bundle's entry file is `render-page.ts`, which exports these.
    const pages: Pages = await import(PAGE_MODULE.href);
    return pages;
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND")) throw cause;
    throw new LabPagesMissingError(fileURLToPath(PAGE_MODULE), { cause });
  }
}
