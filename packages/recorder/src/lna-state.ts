/**
 * The visitor's answer to Local Network Access prompts that a visit assumes.
 *
 * `denied` the visitor said no; `granted` yes; `off` the browser does not check (Chromium before 142).
 */
export const LNA_STATES = ["denied", "granted", "off"] as const;

/** The visitor's answer to Local Network Access prompts that a visit assumes. */
export type LnaState = (typeof LNA_STATES)[number];
