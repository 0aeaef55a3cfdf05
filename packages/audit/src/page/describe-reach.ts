import { compareReach, type PortState, type Reach } from "@hushport/core";
import { REACH_WORDS } from "./words.ts";

/** How far an attempt got, for a person: filled steps of a meter, and words. */
export interface DescribedReach {
  /** 1 to {@link REACH_STEPS}. */
  readonly step: number;
  readonly words: string;
}

/** Steps of the meter. */
export const REACH_STEPS = 6;

/** From here on the program behind the port could notice the attempt. */
export const CONNECTED_STEP = 3;

/** A datagram is bytes on the wire, like a request. */
const STEPS: Readonly<Record<Reach, number>> = {
  intended: 1,
  dns: 2,
  tcp: CONNECTED_STEP,
  tls: 4,
  request: 5,
  datagram: 5,
  response: 6,
};

/** Describes how far an attempt got. A connection that the computer refused reached no program. */
export function describeReach({
  reach,
  state,
}: {
  readonly reach: Reach;
  readonly state: PortState;
}): DescribedReach {
  if (state === "closed" && compareReach(reach, "tcp") <= 0) return { step: STEPS.dns, words: "Refused" };
  if (state === "filtered" && reach === "tcp") return { step: STEPS.dns, words: "Sent, unanswered" };
  return { step: STEPS[reach], words: REACH_WORDS[reach] };
}
