/**
 * What a port did: `open` accepted or answered, `closed` refused, `filtered` gave no answer while the page was watched,
 * `unknown` was not touched, or nothing can be told.
 */
export const PORT_STATES = ["open", "closed", "filtered", "unknown"] as const;

/** What a port did. */
export type PortState = (typeof PORT_STATES)[number];
