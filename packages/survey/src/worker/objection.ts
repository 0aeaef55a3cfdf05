import type { SkipList } from "../sites/skip-list.ts";

/** Why a site is not visited. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** Tells why a site is not to be visited; `undefined` if nothing is said against it. */
export type Objection = (url: string, addresses: readonly string[]) => Promise<Refusal | undefined>;

/** Objects to sites whose owners have asked not to be visited. */
export function objectToSkipped(isSkipped: SkipList): Objection {
  return async (url) => {
    const host = URL.parse(url)?.hostname ?? "";
    return isSkipped(host)
      ? { code: "ERR_SURVEY_OPTED_OUT", message: `${host} is on the opt-out list` }
      : undefined;
  };
}
