import { fileURLToPath } from "node:url";
import { SurveyError } from "../errors.ts";
import type { RenderPage } from "./view.ts";

/** Where set-up puts the bundled pages; the same seen from `src/explorer` and from `dist/explorer`. */
const PAGE_MODULE = new URL("../../dist-page/render-page.mjs", import.meta.url);

/** Gives what makes the explorer's pages. @throws {SurveyError} `ERR_SURVEY_PAGES` if they were not bundled. */
export async function loadPage(): Promise<RenderPage> {
  try {
    // The bundle's entry file is `page/render-page.tsx`, whose one export has this type.
    const page: { readonly renderPage: RenderPage } = await import(PAGE_MODULE.href);
    return page.renderPage;
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_MODULE_NOT_FOUND")) throw cause;
    const path = fileURLToPath(PAGE_MODULE);
    throw new SurveyError(
      "ERR_SURVEY_PAGES",
      `Cannot show a survey: ${path} is missing; run npm run bundle`,
      {
        cause,
      },
    );
  }
}
