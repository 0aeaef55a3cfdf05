import { FETCH_BAD_PORTS } from "@hushport/core";
import { canIsolate } from "@hushport/testbed";
import { sweepPorts } from "../sweep-ports.ts";
import type { Experiment } from "../experiment.ts";
import type { BlockingResult } from "../talk-schema.ts";

/** Every port but 0, to which no connection can be made. */
const LAST_PORT = 65_535;

/** Which ports the browser refuses, whatever is there. */
export const blocking: Experiment = {
  id: "blocking",
  title: "Blocked ports",
  run: async ({ installed, leaveOut, signal }) => {
    const isolation = await canIsolate();
    if (isolation.kind === "impossible") {
      // Without a network of our own, programs of this machine would be touched.
      leaveOut("blocked ports", isolation.reason);
      return undefined;
    }
    const sweep = await sweepPorts(installed, { last: LAST_PORT, signal });
    if (sweep.kind === "failed") {
      leaveOut("blocked ports", sweep.reason);
      return undefined;
    }
    const listed = FETCH_BAD_PORTS.map(([port]) => port).filter((port) => port > 0);
    const blocked = portsWithout(sweep.arrived);
    return {
      id: "blocking",
      title: "Blocked ports",
      claim: "Browsers refuse to connect to some ports, and to none of those of remote desktop programs.",
      sentence: describeBlocking({ blocked, listed, tried: LAST_PORT }),
      kind: "blocking",
      tried: LAST_PORT,
      blocked,
      listed,
    };
  },
};

function portsWithout(arrived: ReadonlySet<number>): number[] {
  const ports = Array.from({ length: LAST_PORT }, (_, index) => index + 1);
  return ports.filter((port) => !arrived.has(port));
}

/** Compares what was blocked with the Fetch list. */
export function describeBlocking({
  blocked,
  listed,
  tried,
}: Pick<BlockingResult, "blocked" | "listed" | "tried">): string {
  const more = blocked.filter((port) => !listed.includes(port));
  const fewer = listed.filter((port) => !blocked.includes(port));
  const difference = [
    ...(fewer.length === 0 ? [] : [`lets through ${fewer.join(", ")} of the list`]),
    ...(more.length === 0
      ? []
      : [`blocks ${more.slice(0, 20).join(", ")}${more.length > 20 ? " and more" : ""} besides`]),
  ];
  const compared =
    difference.length === 0
      ? "exactly the Fetch list’s"
      : `against the Fetch list’s ${listed.length} it ${difference.join(" and ")}`;
  return `Of ${tried} ports tried, the browser blocks ${blocked.length}: ${compared}. A page reaches all others.`;
}
