import { createReport } from "../report/create-report.ts";
import type { LabReport } from "../report/schema.ts";
import type { LabServer } from "../server/lab-server.ts";
import { measure } from "../trial/measure.ts";
import type { ProbePage } from "../trial/probe-page.ts";
import type { LabMessage, VisitorMessage } from "./messages.ts";
import { createVisitPlan } from "./visit-plan.ts";

/** What a person asked for. */
export type VisitWish = Extract<VisitorMessage, { kind: "start" }>;

/** What a visit is measured with. */
export interface VisitSurroundings {
  readonly server: LabServer;
  readonly page: ProbePage;
  readonly send: (message: LabMessage) => void;
  readonly signal: AbortSignal;
}

/** Decides the order of everything; another one each time, so that two results share no accident. */
function drawSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}

/** Measures the browser of a person. @returns `undefined` when not a single probe was made. */
export async function runVisit(
  { standpoint, permission, browser, protection }: VisitWish,
  { server, page, send, signal }: VisitSurroundings,
): Promise<LabReport | undefined> {
  const startedAt = new Date();
  const planned = createVisitPlan(standpoint);
  const seed = drawSeed();
  const measured = await measure(
    { plan: planned.plan, seed, server, page },
    {
      signal,
      onObservations: (observations) => send({ kind: "observations", observations: [...observations] }),
      onProgress: (progress) => {
        if (progress.kind === "measuring") {
          const { done, total, leftMs = null, what } = progress;
          send({ kind: "progress", done, total, leftMs, what });
        } else if (progress.kind === "left-out") send(progress);
      },
    },
  );
  if (measured.observations.length === 0) return undefined;
  send({ kind: "judging" });
  return createReport({
    planned,
    measured,
    seed,
    startedAt,
    subject: {
      browser,
      permission,
      // A page cannot see extensions: this is what the person says.
      protection: {
        extension: protection === "" ? null : { name: protection, version: "as told by its user" },
        flags: [],
        preferences: [],
      },
      window: "own",
    },
  });
}
