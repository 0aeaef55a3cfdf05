import { renderReport } from "@hushport/audit";
import { Hono } from "hono";
import { SurveyError } from "../errors.ts";
import type { Store, SurveyDatabase } from "../store/store.ts";
import { loadPage } from "./load-page.ts";
import { readReport } from "./queries/read-report.ts";
import { readHead, readView } from "./read-view.ts";
import { refreshStatistics } from "./refresh-statistics.ts";
import { formatRoute, parseRoute, type Route } from "./route.ts";

/** Answers requests for pages; testable without a socket. */
export type Explorer = Pick<Hono, "fetch">;

/**
 * What the report of an audit may do: it brings the policy of its own script along. It gets an origin of its own, from
 * which the other pages cannot be reached.
 */
const REPORT_POLICY =
  "sandbox allow-scripts allow-downloads allow-modals; frame-ancestors 'none'; form-action 'none'";

/** Makes the explorer of a store. */
export async function createExplorer(store: Pick<Store, "db" | "kind">): Promise<Explorer> {
  const { db } = store;
  await refreshStatistics(store);
  const renderPage = await loadPage();
  const app = new Hono();
  app.get("*", async (context) => {
    const url = new URL(context.req.url);
    const route = parseRoute(url.pathname, url.searchParams);
    if (route === undefined) return context.text("There is no such page.\n", 404);
    if (route.kind === "report") return showReport(db, route);
    const view = await readView(db, route);
    if (view === undefined) return context.text("There is no such page in this survey.\n", 404);
    const { html, contentSecurityPolicy } = renderPage({ view, hrefOf: formatRoute, place: "server" });
    return page(html, `${contentSecurityPolicy}; frame-ancestors 'none'`);
  });
  app.onError((error, context) => {
    if (!(error instanceof SurveyError))
      return context.text(`Cannot show this page: ${error.message}\n`, 500);
    return context.text(`${error.message}\n`, error.code === "ERR_SURVEY_UNKNOWN" ? 404 : 500);
  });
  return app;
}

async function showReport(
  db: SurveyDatabase,
  { survey, visit }: Extract<Route, { readonly kind: "report" }>,
): Promise<Response> {
  const { id } = await readHead(db, survey);
  const report = await readReport(db, id, visit);
  if (report === undefined) return new Response("Nothing was found in this visit.\n", { status: 404 });
  return page(await renderReport(report), REPORT_POLICY);
}

/** No `Cross-Origin-Opener-Policy`: browsers refuse a sandboxed document that has one, and nothing opens windows. */
function page(html: string, contentSecurityPolicy: string): Response {
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": contentSecurityPolicy,
      "cache-control": "no-store",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
  });
}
