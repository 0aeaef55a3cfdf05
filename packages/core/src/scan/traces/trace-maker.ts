import type { VisitFacts } from "../visit-facts.ts";
import type { Label, TraceMaker, Variation } from "./trace.ts";
import { writeProbes, type Attempt } from "./write-probes.ts";

/** What a maker says besides its attempts. */
export interface MakerFields {
  readonly id: string;
  readonly label: Label;
  readonly group: string;
  readonly source: string;
  readonly signatures?: readonly string[];
  readonly facts?: VisitFacts;
}

/** A public page, as most are. */
const PUBLIC_PAGE: VisitFacts = { pageUrl: "https://shop.example/" };

/** Makes a maker of what a page attempts. */
export function traceMaker(
  { facts = PUBLIC_PAGE, signatures = [], ...fields }: MakerFields,
  attempt: (variation: Variation) => readonly Attempt[],
): TraceMaker {
  return { ...fields, signatures, make: (variation) => ({ probes: writeProbes(attempt(variation)), facts }) };
}
