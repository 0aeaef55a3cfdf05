import { SECTIONS, type LabCell, type Section } from "../report/cell-schema.ts";
import type { LabReport } from "../report/schema.ts";
import { describeVerdict } from "./describe-verdict.ts";
import { drawMatrix } from "./draw-matrix.ts";
import { ResultPage, writePage } from "./result-page.tsx";

const SECTION_TITLES: Readonly<Record<Section, string>> = {
  channels: "Channels",
  contexts: "Contexts",
  spellings: "Spellings",
  hosts: "Hosts of a local network",
  custom: "What was asked for",
};

/** Makes `lab.html` of a matrix. */
export function renderLab(report: LabReport): string {
  const { browser, cells, permission, outcome } = report;
  const leaking = cells.filter(({ verdict }) => verdict.kind === "leaks").length;
  const judged = cells.filter(({ verdict }) => verdict.kind !== "not-available").length;
  return writePage(
    <ResultPage
      report={report}
      title={`What a page learns about ports in ${browser.name} ${browser.version}`}
    >
      <p class="sentence">
        {`With local network permission “${permission}”, ${leaking} of ${judged} ways to probe a port that were measured tell the page something about it.`}
      </p>
      {outcome === "interrupted" && <p>The run was ended early: this is what was measured until then.</p>}
      {SECTIONS.map((section) => (
        <Matrix key={section} section={section} cells={cells.filter((cell) => cell.section === section)} />
      ))}
    </ResultPage>,
  );
}

function Matrix({ section, cells }: { readonly section: Section; readonly cells: readonly LabCell[] }) {
  if (cells.length === 0) return null;
  const title = SECTION_TITLES[section];
  return (
    <section class="part" aria-labelledby={section}>
      <h2 id={section}>{title}</h2>
      <div>
        {cells.some(({ bits }) => bits !== null) && (
          <div
            class="scroll"
            tabIndex={0}
            role="img"
            aria-label={`${title}: bits that one observation tells`}
            dangerouslySetInnerHTML={{ __html: drawMatrix(cells) }}
          />
        )}
        <div class="scroll" tabIndex={0} role="region" aria-label={`Table of ${title.toLowerCase()}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Channel</th>
                <th scope="col">Context</th>
                <th scope="col">Spelling</th>
                <th scope="col">Verdict</th>
                <th scope="col" class="number">
                  Bits
                </th>
                <th scope="col" class="number">
                  Reached
                </th>
                <th scope="col">Median time</th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <Row key={`${cell.channel} ${cell.context} ${cell.spelling}`} cell={cell} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}

function Row({
  cell: { channel, context, spelling, verdict, bits, reach, states },
}: {
  readonly cell: LabCell;
}) {
  const times = states.map(
    ({ targetKind, durationMs }) =>
      `${targetKind} ${durationMs === null ? "–" : `${durationMs.p50.toFixed(1)} ms`}`,
  );
  return (
    <tr>
      <th scope="row">{channel}</th>
      <td>{context}</td>
      <td>{spelling}</td>
      <td>{describeVerdict(verdict)}</td>
      <td class="number">{bits === null ? "–" : bits.value.toFixed(2)}</td>
      <td class="number">{`${reach.reached} of ${reach.of}`}</td>
      <td>{times.join(", ")}</td>
    </tr>
  );
}
