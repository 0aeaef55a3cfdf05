import { createHash } from "node:crypto";
import { LabOptionError } from "./errors.ts";
import type { LabPlan } from "./plan/probe-plan.ts";
import type { LabObservation } from "./report/observation-schema.ts";

/** What has to be the same in every leg of a run: its observations are judged together. */
export interface RunIdentity {
  /** Name and version, such as `Chromium 156.0.8078.79`. */
  readonly browser: string;
  /** SHA-256 of what is measured, in hexadecimal digits. */
  readonly plan: string;
}

/** What an interrupted run of the same options left. */
export interface EarlierRun {
  readonly observations: readonly LabObservation[];
  /** When the first leg began. */
  readonly measuredAt: Date;
  /** How long all legs before this one took. */
  readonly durationMs: number;
  /** Absent where the run ended before it had a browser. */
  readonly identity?: RunIdentity | undefined;
}

/** Names what is about to be measured, and by which browser. */
export function identifyRun(
  { groups }: LabPlan,
  { seed, browser, version }: { readonly seed: number; readonly browser: string; readonly version: string },
): RunIdentity {
  const cells = groups.map((group) =>
    group.map(({ section, driver, context, spelling, kinds, rounds }) => [
      section,
      driver.id,
      context,
      spelling.text,
      kinds,
      rounds,
    ]),
  );
  const plan = createHash("sha256")
    .update(JSON.stringify([seed, cells]))
    .digest("hex");
  return { browser: `${browser} ${version}`, plan };
}

/** @throws {LabOptionError} If an earlier leg measured something else than this one would. */
export function assertSameRun(identity: RunIdentity, earlier: EarlierRun | undefined): void {
  const before = earlier?.identity;
  if (before === undefined) return;
  const wayOut = "begin again in another folder";
  if (before.browser !== identity.browser)
    throw new LabOptionError(
      "--resume",
      `${before.browser} began it and this is ${identity.browser}; ${wayOut}`,
    );
  if (before.plan !== identity.plan)
    throw new LabOptionError("--resume", `this version of Hushport would measure other cells; ${wayOut}`);
}
