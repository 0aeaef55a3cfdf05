import { formatEndpoint, formatDuration, formatSeconds } from "../format.ts";
import type { PageInput } from "../page-input.ts";
import { ReachMeter } from "../parts/reach-meter.tsx";
import { Foreign, Omitted } from "../parts/text.tsx";
import type { Section } from "../section.ts";
import { STATE_WORDS } from "../words.ts";

/** Attempts that stand in the page itself; the rest are in its embedded JSON and shown on request. */
export const ROWS_IN_PAGE = 200;

/** Every attempt, one row each. */
export const probes: Section = {
  id: "probes",
  title: "Every attempt",
  isShown: ({ report }) => report.probes.length > 0,
  Content: ({ report }: PageInput) => (
    <details>
      <summary>
        Table of the first {Math.min(ROWS_IN_PAGE, report.probes.length).toLocaleString("en")} attempts
      </summary>
      <div class="scroll" role="region" aria-label="Table of attempts" tabIndex={0}>
        <table class="dense" id="probe-table">
          <caption>
            <span class="caption">
              In the order of time. The same rows, with call stacks, are in the machine-readable copy.
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Id</th>
              <th scope="col" class="number">
                At
              </th>
              <th scope="col">Endpoint</th>
              <th scope="col">Channel</th>
              <th scope="col">Context</th>
              <th scope="col">How far</th>
              <th scope="col">State</th>
              <th scope="col" class="number">
                Took
              </th>
              <th scope="col">Seen by</th>
            </tr>
          </thead>
          <tbody>
            {report.probes.slice(0, ROWS_IN_PAGE).map((probe) => (
              <tr key={probe.id}>
                <th scope="row">{probe.id}</th>
                <td class="number">{formatSeconds(probe.atMs)}</td>
                <td class="endpoint-cell">
                  <Foreign>{formatEndpoint(probe.scheme, probe.host, probe.port) + probe.path}</Foreign>
                </td>
                <td>{probe.channel}</td>
                <td>{probe.context}</td>
                <td>
                  <ReachMeter reach={probe.reach} state={probe.state} />
                </td>
                <td>{STATE_WORDS[probe.state]}</td>
                <td class="number">{formatDuration(probe.durationMs)}</td>
                <td>{probe.recorders.join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Omitted count={report.totals.probes - Math.min(ROWS_IN_PAGE, report.probes.length)} what="attempts" />
    </details>
  ),
};
