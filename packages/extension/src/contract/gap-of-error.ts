import type { Gap, GapKind } from "./gap.ts";
import { messageOf } from "./message-of.ts";

/** What failed, as a gap: the layers beside it are put in force all the same, and the popup says so. */
export function gapOfError(error: unknown, kind: GapKind = "failure"): Gap {
  return { kind, detail: messageOf(error) };
}
