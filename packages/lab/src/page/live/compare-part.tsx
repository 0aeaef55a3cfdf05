import { useMemo, useState } from "preact/hooks";
import { compareReports } from "../../compare/compare-reports.ts";
import type { LabCell } from "../../report/cell-schema.ts";
import type { LabReport } from "../../report/schema.ts";
import type { KeptResult } from "../../serve/messages.ts";
import { explainCell } from "../explain-cell.ts";
import { pairCells } from "./pair-cells.ts";

/** Two results side by side, and what differs by more than chance. */
export function ComparePart({ results }: { readonly results: readonly KeptResult[] }) {
  const [chosen, setChosen] = useState<readonly [string | undefined, string | undefined]>([
    undefined,
    undefined,
  ]);
  if (results.length < 2) return null;
  const first = results.find(({ id }) => id === chosen[0]) ?? results.at(-2);
  const second = results.find(({ id }) => id === chosen[1]) ?? results.at(-1);
  if (first === undefined || second === undefined) return null;
  const choices: readonly (readonly [string, KeptResult, (id: string) => void])[] = [
    ["First", first, (id) => setChosen([id, second.id])],
    ["Second", second, (id) => setChosen([first.id, id])],
  ];
  return (
    <section class="part" aria-labelledby="compare">
      <h2 id="compare">Side by side</h2>
      <div>
        <div class="beside">
          {choices.map(([name, result, choose]) => (
            <label key={name} class="field">
              {name}
              <select value={result.id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
                {results.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        <Comparison first={first.report} second={second.report} />
      </div>
    </section>
  );
}

function Comparison({ first, second }: { readonly first: LabReport; readonly second: LabReport }) {
  return useMemo(() => {
    const { worse, better, compared, conditions } = compareReports(first, second);
    const changes = new Map(
      [...worse, ...better].map((change) => [
        `${change.channel} ${change.context} ${change.spelling}`,
        change,
      ]),
    );
    return (
      <>
        <p role="status">
          {`${compared} cells compared: in the second, pages learn more in ${worse.length} and less in ${better.length}; the rest differs no more than chance allows.`}
        </p>
        {conditions.length > 0 && <p class="soft">{`Different besides: ${conditions.join("; ")}.`}</p>}
        <div class="scroll" tabIndex={0} role="region" aria-label="Two results side by side">
          <table class="compare">
            <thead>
              <tr>
                <th scope="col">Channel</th>
                <th scope="col">First</th>
                <th scope="col">Second</th>
                <th scope="col">Change</th>
              </tr>
            </thead>
            <tbody>
              {pairCells(first, second).map(({ key, name, cells: [one, other] }) => {
                const change = changes.get(key);
                return (
                  <tr key={key}>
                    <th scope="row">{name}</th>
                    <td>{describe(one)}</td>
                    <td>{describe(other)}</td>
                    <td>
                      {change === undefined
                        ? "–"
                        : `${change.direction === "worse" ? "Learns more" : "Learns less"}: ${change.reason}`}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </>
    );
  }, [first, second]);
}

function describe(cell: LabCell | undefined) {
  if (cell === undefined) return "Not measured";
  const { tone, short } = explainCell(cell);
  return (
    <span class={`answer ${tone}`}>
      <span class="mark">{short}</span>
    </span>
  );
}
