/**
 * What is not protected right now, in words of the message catalogue (`gap_<kind>`), and why.
 *
 * - `host-access`: the user took host access back, or gives it on click only.
 * - `private-windows`: not allowed in private windows.
 * - `prediction`, `webrtc`, `proxy`: another extension or a policy controls the browser's setting.
 * - `rule-quota`: more rules than the browser takes.
 * - `reached-name`: names led pages to this machine or its network before they could be closed.
 * - `rule-refused`: the browser does not take a rule; the others are in force.
 * - `limit-names`: more local names than the seal has room for.
 * - `limit-ports`, `limit-workers`: more ports in a grant than the seal, or the policies of workers, have room for.
 * - `missing-api`: this browser lacks an interface that a layer needs.
 * - `starting`: rules of the session are not yet in place after a start.
 * - `storage`: settings, the log or what was learned could not be read or written; safe defaults are in force.
 * - `managed-policy`: part of the administrator's settings could not be read and is not in force.
 * - `failure`: something failed that never should, here or in the browser.
 */
export const GAP_KINDS = [
  "host-access",
  "private-windows",
  "prediction",
  "webrtc",
  "proxy",
  "rule-quota",
  "reached-name",
  "rule-refused",
  "limit-names",
  "limit-ports",
  "limit-workers",
  "missing-api",
  "starting",
  "storage",
  "managed-policy",
  "failure",
] as const;

/** What is not protected right now. */
export type GapKind = (typeof GAP_KINDS)[number];

/** One thing that is not protected right now. */
export interface Gap {
  readonly kind: GapKind;
  /** The interface, setting or number that it is about, for the reader: `controlled_by_other_extensions`. */
  readonly detail: string;
}
