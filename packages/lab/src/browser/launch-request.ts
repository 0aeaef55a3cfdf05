import type { InstalledBrowser } from "@hushport/recorder";
import type { LabNetwork } from "@hushport/testbed";
import type { Browser } from "puppeteer-core";
import type { PermissionState } from "../permission-state.ts";
import type { LabServer } from "../server/lab-server.ts";

/** What a browser is started for. */
export interface LaunchRequest {
  readonly installed: InstalledBrowser;
  readonly permission: PermissionState;
  readonly server: LabServer;
  /** Fresh folder that becomes the profile. */
  readonly profileDir: string;
  /** Name of the display; `undefined` starts it without a window. */
  readonly display: string | undefined;
  readonly hasExtension: boolean;
  readonly flags: readonly string[];
  readonly preferences: readonly string[];
  /** The network in which the browser is started; this machine's own when `undefined`. */
  readonly inside: LabNetwork | undefined;
  readonly signal: AbortSignal;
}

/** Starts one engine. */
export type LaunchEngine = (request: LaunchRequest) => Promise<Browser>;

/** Above a cold start on a busy machine. */
export const LAUNCH_DEADLINE_MS = 60_000;

/** Above the longest block of probes; each block has a deadline of its own. */
export const PROTOCOL_DEADLINE_MS = 600_000;
