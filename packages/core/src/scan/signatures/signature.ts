import type { Claim } from "../claim.ts";
import type { PortView } from "../evidence/port-view.ts";
import type { Visit } from "../evidence/visit.ts";

/** What is known about the probes of one product. */
export interface Signature {
  readonly id: string;
  /** Document that describes it, or what it rests on. */
  readonly source: string;
  /** What it is shown at once: the ports of one machine, or every port of the visit. */
  readonly scope: "machine" | "visit";
  /** @returns What the signature makes of some ports, or `undefined` when they do not look like it. */
  readonly match: (views: readonly PortView[], visit: Visit) => Claim | undefined;
}
