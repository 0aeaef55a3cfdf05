import type { Outcome } from "@hushport/channels";
import type { TalkSample } from "./talk-schema.ts";

/** Keeps of an outcome what the experiments compare. @throws {TypeError} If there is no outcome. */
export function toSample(
  outcome: Outcome | undefined,
  place: Pick<TalkSample, "arm" | "target" | "place" | "round">,
): TalkSample {
  if (outcome === undefined) throw new TypeError(`Cannot read ${place.arm}: the page gave no outcome`);
  return {
    ...place,
    ms: outcome.durationMs,
    isEnded: outcome.kind !== "timeout" && outcome.kind !== "aborted",
  };
}
