import { formatNumber, plural } from "../../report/plain-words.ts";
import type { AuditReport } from "../../report/schema.ts";
import type { PageInput } from "../page-input.ts";
import { formatSeconds } from "../format.ts";
import { VERDICT_WORDS } from "../words.ts";
import { furthest } from "../furthest.ts";
import { Foreign } from "./text.tsx";

/** The one sentence that the report is about, and the figures behind it. */
export function Verdict({ report }: Pick<PageInput, "report">) {
  const isFailed = report.outcome.kind === "failed" && report.verdict === "clean";
  return (
    <section class="verdict" data-verdict={isFailed ? "failed" : report.verdict} aria-labelledby="verdict">
      <p class="verdict-label">
        <VerdictMark verdict={isFailed ? "failed" : report.verdict} />
        {isFailed ? "Not audited" : VERDICT_WORDS[report.verdict]}
      </p>
      <h1 id="verdict">{report.sentence}</h1>
      <Ended outcome={report.outcome} />
      {report.totals.probes === 0 ? null : <Figures report={report} />}
    </section>
  );
}

function VerdictMark({ verdict }: { readonly verdict: AuditReport["verdict"] | "failed" }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      {verdict === "scan" ? <path class="solid" d="M8 0.5 L15.8 14.5 H0.2 Z" /> : null}
      {verdict === "local-access" ? <path class="solid" d="M8 0 L16 8 L8 16 L0 8 Z" /> : null}
      {verdict === "clean" ? <circle class="solid" cx="8" cy="8" r="7" /> : null}
      {verdict === "failed" ? <circle class="line" cx="8" cy="8" r="6.5" /> : null}
    </svg>
  );
}

function Ended({ outcome }: Pick<AuditReport, "outcome">) {
  if (outcome.kind === "loaded") return null;
  return (
    <p class="ended">
      {outcome.kind === "failed" ? "The visit failed: " : "The visit ended early or was not as asked: "}
      <Foreign>{outcome.message}</Foreign>. What was seen until then is in this report.
    </p>
  );
}

function Figures({ report }: Pick<PageInput, "report">) {
  const first = report.ports[0];
  const reach = furthest(report.ports);
  const openCount = report.ports.filter(({ state }) => state === "open").length;
  return (
    <dl class="figures">
      <Figure term="Attempts">{formatNumber(report.totals.probes)}</Figure>
      <Figure term="Ports">{formatNumber(report.totals.ports)}</Figure>
      <Figure term="Hosts">{formatNumber(report.totals.hosts)}</Figure>
      {first === undefined ? null : <Figure term="First after">{formatSeconds(first.firstAtMs)}</Figure>}
      {reach === undefined ? null : <Figure term="Furthest">{reach}</Figure>}
      <Figure term="Something there">{openCount === 0 ? "No port" : plural(openCount, "port")}</Figure>
    </dl>
  );
}

function Figure({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
