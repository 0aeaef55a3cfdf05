import { readFileSync } from "node:fs";
import { renderToString } from "preact-render-to-string";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { embedJson } from "./embed-json.ts";
import { hostOf } from "./format.ts";
import { REPORT_DATA_ID } from "./enhance/element-ids.ts";
import type { PageInput, RenderPage } from "./page-input.ts";
import { Footer } from "./parts/footer.tsx";
import { Masthead } from "./parts/masthead.tsx";
import { Verdict } from "./parts/verdict.tsx";
import { SECTIONS } from "./sections/index.ts";
import { STYLE } from "./style/index.ts";

/** Makes `report.html`: complete without its script, which only adds comfort. */
export const renderPage: RenderPage = (input) => {
  // Built next to this module from `enhance/enhance.ts`; a script element's end inside it would break the page.
  const script = readFileSync(new URL("enhance.js", import.meta.url), "utf8").replaceAll(
    "</script",
    "<\\/script",
  );
  return `<!doctype html>\n${renderToString(<Page {...input} script={script} />)}`;
};

function Page({ report, screenshotUrl, script }: PageInput & { readonly script: string }) {
  const subject = hostOf(report.finalUrl) ?? hostOf(report.url) ?? "a page";
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={contentSecurityPolicy(script)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`Hushport audit of ${subject}`}</title>
        {/* Both are files of ours, put in when this module was bundled. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the verdict
        </a>
        <Masthead report={report} />
        <main id="main" tabIndex={-1}>
          <Verdict report={report} />
          {SECTIONS.filter(({ isShown }) => isShown({ report, screenshotUrl })).map(
            ({ id, title, Content }) => (
              <section key={id} id={id} class="part" aria-labelledby={`${id}-title`}>
                <h2 id={`${id}-title`}>{title}</h2>
                <div class="part-body">
                  <Content report={report} screenshotUrl={screenshotUrl} />
                </div>
              </section>
            ),
          )}
        </main>
        <Footer report={report} />
        <script
          id={REPORT_DATA_ID}
          type="application/json"
          dangerouslySetInnerHTML={{ __html: embedJson(report) }}
        />
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}
