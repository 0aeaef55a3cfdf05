/** The independent witnesses of a visit: DevTools protocol, Chromium's NetLog, hooks in the page, an extension's request events, a proxy. */
export const RECORDER_NAMES = ["cdp", "netlog", "hook", "extension", "gateway"] as const;

/** One independent witness of a probe. */
export type RecorderName = (typeof RECORDER_NAMES)[number];
