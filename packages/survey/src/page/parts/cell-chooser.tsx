import type { Route } from "../../explorer/route.ts";
import { Go } from "./text.tsx";

interface CellChooserProps {
  readonly cells: readonly string[];
  readonly cell: number;
  readonly to: (cell: number) => Route;
}

/** Ways to the same page for another cell of the plan; nothing where there is one cell. */
export function CellChooser({ cells, cell, to }: CellChooserProps) {
  if (cells.length < 2) return null;
  return (
    <nav aria-label="Cells of the plan">
      <ul class="cells">
        {cells.map((label, index) => (
          <li key={label} class={index === cell ? "here" : undefined}>
            {index === cell ? <strong>{label}</strong> : <Go to={to(index)}>{label}</Go>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
