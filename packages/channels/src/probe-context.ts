import { CONTEXTS, type Context } from "@hushport/core";

/** A place where a page can put a probe: core's contexts but the recorder's `unknown`. */
export type ProbeContext = Exclude<Context, "unknown">;

/** Contexts that a driver cannot run in, each with the reason. */
export type UnavailableContexts = Readonly<Partial<Record<ProbeContext, string>>>;

/** Every place where a page can put a probe, in core's order. */
export const PROBE_CONTEXTS: readonly ProbeContext[] = CONTEXTS.filter((context) => context !== "unknown");

const WORKERS = [
  "dedicated-worker",
  "blob-worker",
  "data-worker",
  "nested-worker",
  "shared-worker",
  "service-worker",
] as const satisfies readonly ProbeContext[];

const WINDOWS = PROBE_CONTEXTS.filter((context) => !(WORKERS as readonly ProbeContext[]).includes(context));

const FRAMES = WINDOWS.filter((context) => context !== "document" && context !== "popup");

/** Contexts of an opaque origin: no storage, no service workers, nothing same-origin. */
const OPAQUE = ["sandboxed-frame", "data-frame", "data-worker"] as const satisfies readonly ProbeContext[];

/** @returns Every worker as unavailable for `reason`. */
export function notInWorkers(reason: string): UnavailableContexts {
  return Object.fromEntries(WORKERS.map((context) => [context, reason]));
}

/** @returns Every window and frame as unavailable for `reason`. */
export function notInWindows(reason: string): UnavailableContexts {
  return Object.fromEntries(WINDOWS.map((context) => [context, reason]));
}

/** @returns Every frame as unavailable for `reason`. */
export function notInFrames(reason: string): UnavailableContexts {
  return Object.fromEntries(FRAMES.map((context) => [context, reason]));
}

/** @returns Every context with an opaque origin as unavailable for `reason`. */
export function notInOpaqueOrigins(reason: string): UnavailableContexts {
  return Object.fromEntries(OPAQUE.map((context) => [context, reason]));
}

/** Chromium 156 and Firefox 153 differ here; measured. */
export const NO_SECURE_DATA_FRAME = {
  chromium: { "data-frame": "Chromium counts a data: frame as no secure context." },
} as const;

/** For markup and everything else that hangs on a document. */
export const NEEDS_DOCUMENT = notInWorkers("A worker has no document.");

/** @see https://w3c.github.io/webrtc-pc/#rtcpeerconnection-interface (`[Exposed=Window]`) */
export const NEEDS_PEER_CONNECTION = notInWorkers("RTCPeerConnection is not exposed in workers.");

/** For what belongs to a tab and not to a document. */
export const NEEDS_TOP_LEVEL = {
  ...NEEDS_DOCUMENT,
  ...notInFrames("Only a top-level document has it."),
};

/** @see https://www.w3.org/TR/permissions-policy/#algo-define-inherited-policy */
export const NEEDS_OWN_POLICY = {
  ...NEEDS_DOCUMENT,
  ...Object.fromEntries(
    (["cross-origin-frame", "sandboxed-frame", "data-frame"] as const).map((context) => [
      context,
      "Permissions policy keeps it from frames of another origin.",
    ]),
  ),
};
