/**
 * How the guard works. `default`: nothing that a user would notice is given up. `sealed`: WebRTC to endpoints whose
 * address nobody checked is given up too. `off`: everything passes.
 */
export const POLICY_MODES = ["off", "default", "sealed"] as const;

/** How the guard works. */
export type PolicyMode = (typeof POLICY_MODES)[number];
