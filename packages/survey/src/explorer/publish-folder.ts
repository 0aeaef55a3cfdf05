import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { renderReport } from "@hushport/audit";
import type { SurveyDatabase } from "../store/store.ts";
import { loadPage } from "./load-page.ts";
import { readReport } from "./queries/read-report.ts";
import { readHead, readView } from "./read-view.ts";
import { formatRoute, type Route } from "./route.ts";

/** What a published folder came to. */
export interface PublishedFolder {
  readonly pages: number;
}

/** How a survey is published. */
export interface PublishOptions {
  readonly survey: string;
  /** An empty folder. */
  readonly folder: string;
  readonly onProgress?: (pages: number) => void;
  readonly signal?: AbortSignal;
}

/** Sites on one page: more than on a screen, since there is no search to narrow them. */
const PAGE_SITES = 500;

/**
 * Writes the explorer's pages as files that link to each other: they open from a disk or from any web server, and ask
 * for nothing else. A page is there if another one leads to it.
 *
 * Left out are other surveys, search, and pages of sites where nothing was found: their lines in the lists say it all.
 *
 * @throws {SurveyError} `ERR_SURVEY_UNKNOWN` if there is no such survey.
 */
export async function publishFolder(
  db: SurveyDatabase,
  { survey, folder, onProgress, signal }: PublishOptions,
): Promise<PublishedFolder> {
  const renderPage = await loadPage();
  const { id } = await readHead(db, survey);
  const found = await sitesWithReport(db, id);
  const start: Route = { kind: "overview", survey, cell: 0 };
  const known = new Map<string, Route>([[formatRoute(start), start]]);
  const isShown = (route: Route): boolean => {
    if (route.kind === "surveys") return false;
    if (route.survey !== survey) return false;
    return route.kind !== "site" || found.has(route.site);
  };
  const folders = new Set(["."]);
  let pages = 0;
  // A map goes on with what is added while it is walked.
  for (const route of known.values()) {
    signal?.throwIfAborted();
    const path = filePath(route, start);
    const hrefOf = (to: Route): string | undefined => {
      if (!isShown(to)) return undefined;
      const address = formatRoute(to);
      if (!known.has(address)) known.set(address, to);
      return posix.relative(posix.dirname(path), filePath(to, start));
    };
    const html = await htmlOf(route, hrefOf);
    if (html === undefined) continue;
    const below = dirname(path);
    if (!folders.has(below)) await mkdir(join(folder, below));
    folders.add(below);
    await writeFile(join(folder, path), html);
    pages += 1;
    onProgress?.(pages);
  }
  return { pages };

  async function htmlOf(
    route: Route,
    hrefOf: (to: Route) => string | undefined,
  ): Promise<string | undefined> {
    if (route.kind === "report") {
      const report = await readReport(db, id, route.visit);
      return report && renderReport(report);
    }
    const view = await readView(db, route, PAGE_SITES);
    return view && renderPage({ view, hrefOf, place: "folder" }).html;
  }
}

async function sitesWithReport(db: SurveyDatabase, surveyId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("visit")
    .select("siteId")
    .distinct()
    .where("surveyId", "=", surveyId)
    .where("report", "is not", null)
    .execute();
  return new Set(rows.map(({ siteId }) => siteId));
}

/** Where a page lies: by its kind and what it is about, in names that every file system and web server takes. */
export function filePath(route: Route, start: Route): string {
  const address = formatRoute(route);
  if (address === formatRoute(start)) return "index.html";
  const words = Object.entries(route)
    .filter(([name, value]) => name !== "kind" && name !== "survey" && value !== undefined && value !== 0)
    .map(([name, value]) => `${name}-${String(value)}`)
    .join("-")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, NAME_LETTERS)
    .replaceAll(/^-+|-+$/g, "");
  // Names that differ only in what was taken out of them are told apart.
  const tag = createHash("sha256").update(address).digest("hex").slice(0, 8);
  return `${route.kind}/${words === "" ? "all" : words}-${tag}.html`;
}

const NAME_LETTERS = 60;
