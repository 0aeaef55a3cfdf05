import { furtherReach, type Reach } from "@hushport/core";
import type { ReportPort } from "../report/port-schema.ts";

/** @returns How far the furthest probe got, or `undefined` when there was none. */
export function furthest(ports: readonly Pick<ReportPort, "reach">[]): Reach | undefined {
  return ports
    .map(({ reach }) => reach)
    .reduce<Reach | undefined>(
      (known, reach) => (known === undefined ? reach : furtherReach(known, reach)),
      undefined,
    );
}
