import { assertNever } from "@hushport/core";
import type { LabProgress } from "@hushport/lab";
import type { Progress } from "../terminal/progress.ts";

/** Where nothing can be overwritten, a line for each tenth is enough. */
const PLAIN_STEPS = 10;

const MINUTE_MS = 60_000;

/** Tells how a measurement goes on. */
export function tellLabProgress(progress: Progress, style: "live" | "plain"): (event: LabProgress) => void {
  let told = -1;
  return (event) => {
    switch (event.kind) {
      case "preparing":
        return progress.step(event.step);
      case "measuring": {
        const step = Math.floor((PLAIN_STEPS * event.done) / Math.max(1, event.total));
        if (style === "plain" && step === told) return;
        told = step;
        return progress.step(formatMeasuring(event));
      }
      case "left-out":
        return progress.say(`Left out: ${event.leftOut.what}: ${event.leftOut.reason}`);
      case "judging":
        return progress.step(`Judging ${event.cells} cells`);
      default:
        return assertNever(event);
    }
  };
}

function formatMeasuring({
  done,
  total,
  leftMs,
  what,
}: LabProgress & { readonly kind: "measuring" }): string {
  const percent = Math.floor((100 * done) / Math.max(1, total));
  return `${percent} % of ${total} probes${formatLeft(leftMs)}: ${what}`;
}

function formatLeft(leftMs: number | undefined): string {
  if (leftMs === undefined) return "";
  return leftMs < MINUTE_MS
    ? `, ${Math.ceil(leftMs / 1_000)} s left`
    : `, about ${Math.ceil(leftMs / MINUTE_MS)} min left`;
}
