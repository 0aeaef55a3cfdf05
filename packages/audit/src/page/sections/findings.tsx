import { Foreign, Omitted } from "../parts/text.tsx";
import type { PageInput } from "../page-input.ts";
import { Fact } from "../parts/fact.tsx";
import type { Section } from "../section.ts";
import { KIND_WORDS, PURPOSE_WORDS } from "../words.ts";
import { plural } from "../../report/plain-words.ts";
import type { ReportFinding } from "../../report/schema.ts";

/** What was concluded, one sentence each, with how sure that is. */
export const findings: Section = {
  id: "findings",
  title: "What it was for",
  isShown: ({ report }) => report.findings.some(({ kind }) => kind !== "deployed"),
  Content: ({ report }: PageInput) => (
    <>
      {report.findings
        .filter(({ kind }) => kind !== "deployed")
        .map((finding) => (
          <FindingCard key={`${finding.kind} ${finding.signature}`} finding={finding} />
        ))}
      <Omitted count={report.omitted.findings} what="findings" />
    </>
  ),
};

function FindingCard({ finding }: { readonly finding: ReportFinding }) {
  return (
    <article class="finding" data-kind={finding.kind}>
      <p class="finding-sentence">
        <Foreign>{finding.sentence}</Foreign>
      </p>
      <dl class="facts">
        <Fact term="Kind">{KIND_WORDS[finding.kind]}</Fact>
        <Fact term="Most likely purpose">{PURPOSE_WORDS[finding.purpose]}</Fact>
        <Fact term="Vendor">{finding.vendor ?? "Not recognised"}</Fact>
        {finding.tenant === undefined ? null : (
          <Fact term="Customer id">
            <Foreign>{finding.tenant}</Foreign>
          </Fact>
        )}
        <Fact term="Confidence">
          <Confidence value={finding.confidence} />
        </Fact>
        <Fact term="Evidence">
          {plural(finding.probeCount, "attempt")} on {plural(finding.portCount, "port")}
        </Fact>
        <Fact term="Matched rule">
          <code>{finding.signature}</code>
        </Fact>
      </dl>
    </article>
  );
}

function Confidence({ value }: { readonly value: number }) {
  const percent = Math.round(value * 100);
  return (
    <span class="confidence">
      <span class="confidence-bar" aria-hidden="true">
        <span style={`width:${percent}%`} />
      </span>
      {percent} %
    </span>
  );
}
