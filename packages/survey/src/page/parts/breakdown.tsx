import type { ComponentChildren } from "preact";
import { drawBars } from "../draw-bars.ts";
import { formatCount, formatShare } from "../words.ts";
import { Figure } from "./figure.tsx";
import { Part, Scroll } from "./part.tsx";

/** One line of a breakdown. */
export interface BreakdownRow {
  readonly key: string;
  /** In the chart. */
  readonly label: string;
  /** In the table: what the chart says, as a link. */
  readonly name: ComponentChildren;
  readonly sites: number;
  readonly strong?: number;
  readonly more?: readonly ComponentChildren[];
}

interface BreakdownProps {
  readonly id: string;
  readonly title: string;
  /** What a row is: `Vendor`. */
  readonly what: string;
  /** Headings of what rows have besides. */
  readonly more?: readonly string[];
  readonly rows: readonly BreakdownRow[];
  /** All sites that were visited. */
  readonly whole: number;
  readonly note?: string;
}

/** Lines that are drawn, and listed unfolded. */
const SHOWN = 12;

/** Sites by something: a chart for the eye, and a table with the same numbers and the links. */
export function Breakdown({ id, title, what, more = [], rows, whole, note }: BreakdownProps) {
  if (rows.length === 0) {
    return (
      <Part id={id} title={title}>
        <p class="note">None was seen.</p>
      </Part>
    );
  }
  const shown = rows.slice(0, SHOWN);
  const rest = rows.slice(SHOWN);
  const table = (lines: readonly BreakdownRow[], caption: string) => (
    <Scroll label={caption}>
      <table class="dense">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col" class="number">
              Sites
            </th>
            <th scope="col" class="number">
              Share
            </th>
            {more.map((heading) => (
              <th key={heading} scope="col" class="number">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, sites, more: cells = [] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td class="number">{formatCount(sites)}</td>
              <td class="number">{formatShare(sites, whole)}</td>
              {cells.map((cell, index) => (
                <td key={more[index]} class="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
  return (
    <Part id={id} title={title}>
      {note !== undefined && <p class="note">{note}</p>}
      <div class="beside">
        <Figure
          label={`Sites by ${what.toLowerCase()}, as in the table`}
          draw={(document) => drawBars(document, shown)}
        />
        {table(shown, title)}
      </div>
      {rest.length > 0 && (
        <details>
          <summary>{`${rest.length} more`}</summary>
          {table(rest, `${title}: the rest`)}
        </details>
      )}
    </Part>
  );
}
