import type { LabCell } from "../../report/cell-schema.ts";
import type { LabReport } from "../../report/schema.ts";
import { channelWords } from "../channel-words.ts";

/** The same cell of two results, as far as both have it. */
export interface CellPair {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly [LabCell | undefined, LabCell | undefined];
}

/** Puts the cells of two results beside each other: those for leaks, in the order of the first. */
export function pairCells(first: LabReport, second: LabReport): readonly CellPair[] {
  const [one, other] = [mainCells(first), mainCells(second)];
  return [...new Set([...one.keys(), ...other.keys()])].map((key) => {
    const cells = [one.get(key), other.get(key)] as const;
    const known = cells[0] ?? cells[1];
    return { key, name: known === undefined ? key : nameOf(known), cells };
  });
}

function mainCells({ cells }: LabReport): ReadonlyMap<string, LabCell> {
  return new Map(
    cells
      .filter(({ section }) => section === "channels" || section === "custom")
      .map((cell) => [`${cell.channel} ${cell.context} ${cell.spelling}`, cell]),
  );
}

function nameOf({ channel, context, spelling }: LabCell): string {
  return [
    channelWords(channel),
    context === "document" ? "" : context,
    spelling === "127.0.0.1" ? "" : spelling,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
