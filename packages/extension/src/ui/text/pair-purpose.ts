import type { ReadyMadePair } from "@hushport/core";

/** What works only with a pair, in the reader's language. A pair that the catalogue lacks yet says it in English. */
export function pairPurpose({ id, purpose }: Pick<ReadyMadePair, "id" | "purpose">): string {
  return chrome.i18n.getMessage(`pair_${id.replaceAll("-", "_")}`) || purpose;
}
