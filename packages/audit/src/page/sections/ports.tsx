import { plural } from "../../report/plain-words.ts";
import type { ReportPort } from "../../report/port-schema.ts";
import { formatEndpoint } from "../format.ts";
import type { PageInput } from "../page-input.ts";
import { ReachMeter } from "../parts/reach-meter.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { Foreign, Omitted } from "../parts/text.tsx";
import type { Section } from "../section.ts";
import { SPACE_WORDS } from "../words.ts";

/** Which programs the page looked for, port by port. */
export const ports: Section = {
  id: "ports",
  title: "What it looked for",
  isShown: ({ report }) => report.ports.length > 0,
  Content: ({ report }: PageInput) => (
    <>
      <div class="scroll" role="region" aria-label="Table of ports" tabIndex={0}>
        <table>
          <caption>
            <span class="caption">
              {plural(report.totals.ports, "port")} on {plural(report.totals.hosts, "host")}, in the order in
              which the page tried {report.totals.ports === 1 ? "it" : "them"}. A port number suggests a
              program; it never proves which one was meant.
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Program</th>
              <th scope="col" class="number">
                Port
              </th>
              <th scope="col">Where</th>
              <th scope="col">How far it got</th>
              <th scope="col">What the page could learn</th>
            </tr>
          </thead>
          <tbody>
            {report.ports.map((port) => (
              <PortRow key={`${port.space} ${port.port}`} port={port} />
            ))}
          </tbody>
        </table>
      </div>
      <Omitted count={report.omitted.ports} what="ports" />
    </>
  ),
};

function PortRow({ port }: { readonly port: ReportPort }) {
  const [host] = port.hosts;
  const [scheme] = port.schemes;
  return (
    <tr>
      <th scope="row">
        {port.program ?? <span class="unknown">No known program</span>}
        {port.alternatives.length === 0 ? null : (
          <span class="alternatives">or {port.alternatives.slice(0, 4).join(", ")}</span>
        )}
      </th>
      <td class="number port">{port.port}</td>
      <td>
        {SPACE_WORDS[port.space]}
        {host === undefined || scheme === undefined ? null : (
          <span class="endpoint">
            <Foreign>{formatEndpoint(scheme, host, port.port)}</Foreign>
            {port.hostCount > 1 ? ` and ${plural(port.hostCount - 1, "other host")}` : null}
          </span>
        )}
      </td>
      <td>
        <ReachMeter reach={port.reach} state={port.state} />
        {port.probeCount > 1 ? <span class="times">{plural(port.probeCount, "attempt")}</span> : null}
      </td>
      <td>
        <StateMark state={port.state} />
      </td>
    </tr>
  );
}
