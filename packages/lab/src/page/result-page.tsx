import type { ComponentChildren, VNode } from "preact";
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import type { TalkReport } from "../talk/talk-schema.ts";
import { Drawing } from "./drawing.ts";
import { STYLE } from "./style.ts";

/** The page may load nothing, run nothing and send nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

interface ResultPageProps {
  readonly title: string;
  /** What every result of the lab says about itself. */
  readonly report: Pick<TalkReport, "generator" | "leftOut" | "machine" | "measuredAt">;
  readonly children: ComponentChildren;
}

/** Writes a whole document: one file that needs no script and no network. */
export function writePage(page: VNode): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return `<!doctype html>\n${renderToString(<Drawing.Provider value={document}>{page}</Drawing.Provider>)}`;
}

/** What is the same on every page of results. */
export function ResultPage({ title, report, children }: ResultPageProps) {
  const { machine, measuredAt, leftOut, generator } = report;
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
          {children}
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
