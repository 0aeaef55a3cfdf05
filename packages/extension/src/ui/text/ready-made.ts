import type { ReadyMadePair } from "@hushport/core";

export const READY_MADE_PAIRS: readonly ReadyMadePair[] = [];
