/**
 * What the visitor has told the browser about local network access.
 *
 * `off` the browser does not check (Chromium before 142, Firefox before 144); `prompt` it asks and nobody answers;
 * `denied` and `granted` it was answered; `insecure` the page is plain HTTP, so that it may not even ask.
 */
export const PERMISSION_STATES = ["off", "prompt", "denied", "granted", "insecure"] as const;

/** What the visitor has told the browser about local network access. */
export type PermissionState = (typeof PERMISSION_STATES)[number];
