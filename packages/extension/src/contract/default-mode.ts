import type { PolicyMode } from "@hushport/core";

/** Mode of a fresh installation. The sealed builds replace this module, and nothing else. */
export const DEFAULT_MODE: PolicyMode = "default";
