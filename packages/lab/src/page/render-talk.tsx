import { renderToString } from "preact-render-to-string";
import type { TalkReport } from "../talk/talk-schema.ts";
import { ExperimentPart } from "./experiment-part.tsx";
import { STYLE } from "./style.ts";

/** The page may load nothing, run nothing and send nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Makes `lab.html` of the talk's experiments: one file that needs no script and no network. */
export function renderTalk(report: TalkReport): string {
  return `<!doctype html>\n${renderToString(<Page report={report} />)}`;
}

function Page({ report }: { readonly report: TalkReport }) {
  const { browser, machine, measuredAt, experiments, leftOut, outcome, generator } = report;
  const title = `The talk’s experiments in ${browser.name} ${browser.version}`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {/* A file of ours, put in when this module was bundled. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <header>
          Hushport lab,{" "}
          <time datetime={measuredAt}>{`${measuredAt.slice(0, 16).replace("T", " ")} UTC`}</time>
        </header>
        <main>
          <h1>{title}</h1>
          {outcome === "interrupted" && <p>The run was ended early: this is what was measured until then.</p>}
          {experiments.map((result) => (
            <ExperimentPart key={result.id} result={result} />
          ))}
          {leftOut.length > 0 && (
            <section class="part" aria-labelledby="left-out">
              <h2 id="left-out">Left out</h2>
              <ul>
                {leftOut.map(({ what, reason }) => (
                  <li key={what}>{`${what}: ${reason}`}</li>
                ))}
              </ul>
            </section>
          )}
        </main>
        <footer class="soft">
          {`Measured on ${machine.platform} ${machine.release} (${machine.arch}, ${machine.cores} cores) with ${generator.name} ${generator.version}. All targets were opened by the run itself.`}
        </footer>
      </body>
    </html>
  );
}
