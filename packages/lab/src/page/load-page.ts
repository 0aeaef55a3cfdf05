import { fileURLToPath } from "node:url";
import { LabPagesMissingError } from "../errors.ts";
import type { TalkReport } from "../talk/talk-schema.ts";

/** Where set-up puts the bundled page; the same seen from `src/page` and from `dist/page`. */
const PAGE_MODULE = new URL("../../dist-page/render-talk.mjs", import.meta.url);

/** Makes `lab.html` of the talk's experiments. @throws {LabPagesMissingError} If the page was not bundled. */
export async function renderTalkPage(report: TalkReport): Promise<string> {
  try {
    // The bundle's entry file is `render-talk.tsx`, whose one export has this type.
    const page: { readonly renderTalk: (report: TalkReport) => string } = await import(PAGE_MODULE.href);
    return page.renderTalk(report);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND")) throw cause;
    throw new LabPagesMissingError(fileURLToPath(PAGE_MODULE), { cause });
  }
}
