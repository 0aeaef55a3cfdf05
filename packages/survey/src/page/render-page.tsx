import { createHash } from "node:crypto";
import { assertNever } from "@hushport/core";
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import type { PageInput, RenderPage } from "../explorer/view.ts";
import { ComparisonPage } from "./pages/comparison-page.tsx";
import { OverviewPage } from "./pages/overview-page.tsx";
import { PortPage } from "./pages/port-page.tsx";
import { SitePage } from "./pages/site-page.tsx";
import { SitesPage } from "./pages/sites-page.tsx";
import { SurveysPage } from "./pages/surveys-page.tsx";
import { VendorPage } from "./pages/vendor-page.tsx";
import { Masthead } from "./parts/masthead.tsx";
import { Surroundings } from "./surroundings.ts";
import { STYLE } from "./style.ts";
import { titleOf } from "./title-of.ts";

/** No script at all: whatever a site calls itself, there is nothing here that could run it. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
].join("; ");

/** Makes one page of the explorer. */
export const renderPage: RenderPage = (input) => {
  const contentSecurityPolicy = `${POLICY}; form-action ${input.place === "server" ? "'self'" : "'none'"}`;
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const html = renderToString(
    <Surroundings.Provider value={{ hrefOf: input.hrefOf, place: input.place, document }}>
      <Page {...input} contentSecurityPolicy={contentSecurityPolicy} />
    </Surroundings.Provider>,
  );
  return { html: `<!doctype html>\n${html}`, contentSecurityPolicy };
};

function Page({ view, contentSecurityPolicy }: PageInput & { readonly contentSecurityPolicy: string }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentSecurityPolicy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <title>{`${titleOf(view)} – Hushport survey`}</title>
        {/* A file of ours, put in when this module was bundled. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Masthead view={view} />
        <main id="main" tabIndex={-1}>
          <Content view={view} />
        </main>
        <footer>
          <p>
            Counted are sites, each once however often it was visited. A site is told by the visit that says
            most: a scan before local access, both before nothing found, and that before a failed visit.
          </p>
        </footer>
      </body>
    </html>
  );
}

function Content({ view }: Pick<PageInput, "view">) {
  switch (view.kind) {
    case "surveys":
      return <SurveysPage {...view} />;
    case "overview":
      return <OverviewPage {...view} />;
    case "sites":
      return <SitesPage {...view} />;
    case "site":
      return <SitePage {...view} />;
    case "vendor":
      return <VendorPage {...view} />;
    case "port":
      return <PortPage {...view} />;
    case "comparison":
      return <ComparisonPage {...view} />;
    default:
      return assertNever(view);
  }
}
