import type { LabReport } from "../report/schema.ts";
import { ResultPage, writePage } from "./result-page.tsx";
import { ResultView } from "./result-view.tsx";

/** Makes `lab.html` of a matrix. */
export function renderLab(report: LabReport): string {
  const { name, version } = report.browser;
  return writePage(
    <ResultPage report={report} title={`What a page learns about ports in ${name} ${version}`}>
      <ResultView report={report} />
    </ResultPage>,
  );
}
