import { ProtocolError } from "../errors.ts";

/** For commands whose target may be gone, or may not know them: nothing is lost then. Anything else is a defect. */
export function ignoreGone(error: unknown): undefined {
  if (!(error instanceof ProtocolError)) throw error;
  return undefined;
}
