import { BROWSER_KINDS, type InstalledBrowser } from "@hushport/recorder";

/** Engines that the lab drives: by DevTools protocol, by WebDriver BiDi, and by classic WebDriver. */
export const LAB_ENGINES = [...BROWSER_KINDS, "webkit"] as const;

/** An engine, by the name of its best-known member. */
export type LabEngine = (typeof LAB_ENGINES)[number];

/** WebKit, reached through the driver that comes with it and that knows where its browser is. */
export interface InstalledWebkit {
  readonly kind: "webkit";
  readonly name: string;
  /** The driver. */
  readonly path: string;
}

/** A browser that the lab can start. */
export type LabInstalled = InstalledBrowser | InstalledWebkit;
