import { readFile } from "node:fs/promises";
import { PageMissingError } from "./errors.ts";
import type { RenderPage } from "./page/page-input.ts";
import type { AuditReport } from "./report/schema.ts";

/** Where set-up puts the bundled page; the same seen from `src` and from `dist`. */
const PAGE_MODULE = new URL("../dist-page/render-page.mjs", import.meta.url);

/** Larger pictures stay beside the report: it is to stay small enough to send. */
const MAX_SCREENSHOT_BYTES = 1_000_000;

/**
 * Makes `report.html` from a report.
 *
 * @throws {PageMissingError} If the page was not bundled.
 */
export async function renderReport(report: AuditReport, screenshotPath?: string): Promise<string> {
  const renderPage = await loadPage();
  const screenshot = screenshotPath === undefined ? undefined : await readScreenshot(screenshotPath);
  const screenshotUrl =
    screenshot === undefined ? null : `data:image/png;base64,${screenshot.toString("base64")}`;
  return renderPage({ report, screenshotUrl });
}

async function loadPage(): Promise<RenderPage> {
  try {
    // The bundle's entry file is `page/render-page.tsx`, whose one export has this type.
    const page: { readonly renderPage: RenderPage } = await import(PAGE_MODULE.href);
    return page.renderPage;
  } catch (cause) {
    throw new PageMissingError(PAGE_MODULE.pathname, { cause });
  }
}

/** @returns `undefined` when there is no picture, or none that can be carried. */
async function readScreenshot(path: string): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path);
    return bytes.length > 0 && bytes.length <= MAX_SCREENSHOT_BYTES ? bytes : undefined;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}
