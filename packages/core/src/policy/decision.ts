import * as z from "zod/mini";

/** What happens to a request. `ask`: the navigation waits for one click on *Continue*. */
export const POLICY_ACTIONS = ["allow", "ask", "block"] as const;

/** What happens to a request. */
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/**
 * Why a request is allowed, asked about or blocked.
 *
 * - `off`: the policy is switched off.
 * - `not-local`: the target is not less public than the initiator.
 * - `user-navigation`: the user typed it, or chose a bookmark.
 * - `no-page`: an extension's own request, or the browser's.
 * - `granted`: a grant covers it.
 * - `sinkhole`: a public name that a resolver answered with a null address, on port 80 or 443: blocked, and no scan.
 * - `driven-navigation`: a page drives the top page to a local address.
 * - `public-to-loopback`, `public-to-local`, `local-to-loopback`: a local network request.
 * - `unchecked-webrtc`: sealed mode, WebRTC to a name that nobody resolved.
 * - `sealed`: what only the dead proxy of the guard's sealed mode in Chromium stops, which knows no initiator: a local
 *   page's request to another local endpoint. `decide` never says it.
 */
export const POLICY_REASONS = [
  "off",
  "not-local",
  "user-navigation",
  "no-page",
  "granted",
  "sinkhole",
  "driven-navigation",
  "public-to-loopback",
  "public-to-local",
  "local-to-loopback",
  "unchecked-webrtc",
  "sealed",
] as const;

/** Why a request is allowed, asked about or blocked. */
export type PolicyReason = (typeof POLICY_REASONS)[number];

/** What happens to a request, and why. */
export const decisionSchema = z.object({
  action: z.enum(POLICY_ACTIONS),
  reason: z.enum(POLICY_REASONS),
  /** Id of the grant that covered it, with `granted` only. */
  grant: z.optional(z.string()),
});

/** What happens to a request, and why. */
export type Decision = Readonly<z.infer<typeof decisionSchema>>;
