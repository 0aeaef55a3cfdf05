import type { TalkReport } from "../talk/talk-schema.ts";
import { ExperimentPart } from "./experiment-part.tsx";
import { ResultPage, writePage } from "./result-page.tsx";

/** Makes `lab.html` of the talk's experiments. */
export function renderTalk(report: TalkReport): string {
  const { browser, experiments, outcome } = report;
  return writePage(
    <ResultPage report={report} title={`The talk’s experiments in ${browser.name} ${browser.version}`}>
      {outcome === "interrupted" && <p>The run was ended early: this is what was measured until then.</p>}
      {experiments.map((result) => (
        <ExperimentPart key={result.id} result={result} />
      ))}
    </ResultPage>,
  );
}
