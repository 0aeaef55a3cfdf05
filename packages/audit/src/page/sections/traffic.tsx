import { plural } from "../../report/plain-words.ts";
import type { PageInput } from "../page-input.ts";
import { Foreign, Omitted } from "../parts/text.tsx";
import type { Section } from "../section.ts";

/** Public hosts and scripts that stand in the page itself; the rest are in the machine-readable copy. */
const SHOWN = 200;

/** Which public hosts the page talked to, and which scripts ran. */
export const traffic: Section = {
  id: "traffic",
  title: "The page’s own traffic",
  isShown: ({ report }) => report.hosts.length > 0 || report.scripts.length > 0,
  Content: ({ report }: PageInput) => (
    <>
      <Hosts report={report} />
      <Scripts report={report} />
    </>
  ),
};

function Hosts({ report }: Pick<PageInput, "report">) {
  if (report.hosts.length === 0) return null;
  return (
    <details>
      <summary>{plural(report.hosts.length + report.omitted.hosts, "public host")}</summary>
      <ul class="columns">
        {report.hosts.slice(0, SHOWN).map(({ host, cnames }) => (
          <li key={host}>
            <Foreign>{[host, ...cnames].join(" → ")}</Foreign>
          </li>
        ))}
      </ul>
      <Omitted count={report.hosts.length + report.omitted.hosts - SHOWN} what="hosts" />
    </details>
  );
}

function Scripts({ report }: Pick<PageInput, "report">) {
  if (report.scripts.length === 0) return null;
  return (
    <details>
      <summary>{plural(report.scripts.length + report.omitted.scripts, "script")} that ran</summary>
      <ul class="scripts">
        {report.scripts.slice(0, SHOWN).map(({ url, sha256 }, index) => (
          <li key={index}>
            <Foreign>{url}</Foreign>
            {sha256 === null ? null : <code class="hash">{sha256}</code>}
          </li>
        ))}
      </ul>
      <Omitted count={report.scripts.length + report.omitted.scripts - SHOWN} what="scripts" />
    </details>
  );
}
