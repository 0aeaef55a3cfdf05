import { useEffect, useMemo, useRef } from "preact/hooks";
import type { LabReport } from "../../report/schema.ts";
import { ResultView } from "../result-view.tsx";
import { downloadReport } from "./download-report.ts";
import type { LiveState } from "./live-state.ts";
import type { LabActions } from "./use-lab.ts";

interface ResultsProps {
  readonly state: LiveState;
  readonly actions: Pick<LabActions, "load" | "show">;
}

/** The results of this session and of files, one of them shown. */
export function ResultsPart({ state: { results, shown, observations }, actions }: ResultsProps) {
  const isNews = observations.length > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever listens to the page is told that the answer is there.
  useEffect(() => {
    if (isNews) heading.current?.focus();
  }, [isNews]);
  const result = results.find(({ id }) => id === shown) ?? results.at(-1);
  return (
    <>
      <section class="part" aria-labelledby="results">
        <h2 id="results" ref={heading} tabIndex={-1}>
          Results
        </h2>
        <div>
          {results.length === 0 ? (
            <p>None yet. Measure this browser, or open a lab.json that somebody measured before.</p>
          ) : (
            <label class="field">
              Show
              <select
                value={result?.id ?? ""}
                onChange={({ currentTarget }) => actions.show(currentTarget.value)}
              >
                {results.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          )}
          <div class="row">
            {result !== undefined && (
              <button type="button" onClick={() => downloadReport(result.report)}>
                Download lab.json
              </button>
            )}
            <label class="button">
              Open a lab.json
              <input
                type="file"
                accept=".json,application/json"
                onChange={({ currentTarget }) => {
                  for (const file of currentTarget.files ?? []) void actions.load(file);
                  currentTarget.value = "";
                }}
              />
            </label>
          </div>
          <p class="soft">
            To compare browsers, open this page’s address in another one: results of all of them stand here
            while the lab runs.
          </p>
        </div>
      </section>
      {result !== undefined && <Shown report={result.report} />}
    </>
  );
}

function Shown({ report }: { readonly report: LabReport }) {
  return useMemo(
    () => (
      <div class="result" role="region" aria-label="Result">
        <ResultView report={report} prefix="result-" />
        {report.leftOut.length > 0 && (
          <section class="part" aria-labelledby="result-left-out">
            <h2 id="result-left-out">Left out</h2>
            <ul>
              {report.leftOut.map(({ what, reason }) => (
                <li key={what}>{`${what}: ${reason}`}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    ),
    [report],
  );
}
