import type { LabCell } from "../report/cell-schema.ts";
import { describeVerdict } from "./describe-verdict.ts";
import { drawMatrix } from "./draw-matrix.ts";
import { useDrawing } from "./drawing.ts";

interface CellTableProps {
  readonly title: string;
  readonly note: string;
  readonly cells: readonly LabCell[];
}

/** Cells as a picture and as numbers. */
export function CellTable({ title, note, cells }: CellTableProps) {
  const document = useDrawing();
  return (
    <div>
      <p class="soft">{note}</p>
      {cells.some(({ bits }) => bits !== null) && (
        <div
          class="scroll"
          tabIndex={0}
          role="img"
          aria-label={`${title}: bits that one observation tells`}
          dangerouslySetInnerHTML={{ __html: drawMatrix(document, cells) }}
        />
      )}
      <details>
        <summary>{`The numbers (${cells.length} rows)`}</summary>
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
                  Arrived
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
      </details>
    </div>
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
