/**
 * What the user should know of sealed mode in this browser. Nothing of it stands in the way.
 *
 * - `system-proxy`: the proxy that the system may have set is not used while the seal is on.
 */
export const SEALED_NOTICES = ["system-proxy"] as const;

/** What the user should know of sealed mode in this browser. */
export type SealedNotice = (typeof SEALED_NOTICES)[number];
