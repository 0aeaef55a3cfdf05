import type { PageInput } from "../page-input.ts";
import { Fact } from "../parts/fact.tsx";
import { formatDuration, formatInstant } from "../format.ts";
import { Address, Foreign, Omitted } from "../parts/text.tsx";
import type { Section } from "../section.ts";
import { LNA_WORDS } from "../words.ts";

/** How the record was made, so that somebody else can repeat it. */
export const visit: Section = {
  id: "visit",
  title: "How it was recorded",
  isShown: () => true,
  Content: ({ report }: PageInput) => (
    <>
      <dl class="facts wide">
        <Fact term="Asked for">
          <Address url={report.url} />
        </Fact>
        <Fact term="Arrived at">
          {report.finalUrl === null ? "nothing was loaded" : <Address url={report.finalUrl} />}
        </Fact>
        {report.title === null || report.title === "" ? null : (
          <Fact term="Title">
            <Foreign>{report.title}</Foreign>
          </Fact>
        )}
        <Fact term="Started">{formatInstant(report.startedAt)}</Fact>
        <Fact term="Took">
          {formatDuration(report.durationMs)}, of which {formatDuration(report.dwellMs)} watching after the
          page had loaded
        </Fact>
        <Fact term="Outcome">
          <Outcome outcome={report.outcome} />
        </Fact>
        <Fact term="Browser">
          <Foreign>{`${report.browser.name} ${report.browser.version}`}</Foreign>
        </Fact>
        <Fact term="Permission assumed">{LNA_WORDS[report.lna]}</Fact>
        <Fact term="Isolation">
          {report.isIsolated
            ? "The browser ran in a network of its own: its attempts reached no real program"
            : "The browser ran on the auditor’s computer: its attempts reached whatever runs there"}
        </Fact>
        {report.resolutions.length === 0 ? null : (
          <Fact term="Names mapped">
            <Foreign>
              {report.resolutions.map(({ host, port, address }) => `${host}:${port} → ${address}`).join("; ")}
            </Foreign>
          </Fact>
        )}
        <Fact term="Recorded with">
          {report.generator.name} {report.generator.version}
        </Fact>
      </dl>
      <Warnings warnings={report.warnings} />
      <Omitted count={report.omitted.warnings} what="warnings" />
    </>
  ),
};

function Outcome({ outcome }: Pick<PageInput["report"], "outcome">) {
  if (outcome.kind === "loaded") {
    return <>{outcome.httpStatus === null ? "Loaded" : `Loaded, HTTP status ${outcome.httpStatus}`}</>;
  }
  return (
    <>
      <Foreign>{outcome.message}</Foreign>{" "}
      <code>
        <Foreign>{outcome.code}</Foreign>
      </code>
    </>
  );
}

function Warnings({ warnings }: Pick<PageInput["report"], "warnings">) {
  if (warnings.length === 0) return null;
  return (
    <>
      <h3>Warnings</h3>
      <ul class="warnings">
        {warnings.map((warning, index) => (
          <li key={index}>
            <Foreign>{warning}</Foreign>
          </li>
        ))}
      </ul>
    </>
  );
}
