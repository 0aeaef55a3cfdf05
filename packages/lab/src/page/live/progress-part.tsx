import type { LiveState } from "./live-state.ts";
import type { LabActions } from "./use-lab.ts";

interface ProgressProps {
  readonly state: LiveState;
  readonly actions: Pick<LabActions, "stop">;
}

const MINUTE_MS = 60_000;

/** Steps that a screen reader is told of: each tenth. */
const SPOKEN_PERCENT = 10;

/** How far the measurement is, and what keeps it waiting. */
export function ProgressPart({ state: { phase, isHidden, leftOut }, actions }: ProgressProps) {
  if (phase.kind === "checking") {
    return (
      <section class="part" aria-labelledby="progress">
        <h2 id="progress">Getting ready</h2>
        <div role="status">
          {phase.isAsking ? (
            <p class="alert">
              Your browser seems to be asking whether this page may reach your local network. Please answer
              it: yes and no are both worth measuring. Without an answer the open question itself is measured,
              in about 45 seconds.
            </p>
          ) : (
            <p>Finding out what your browser allows this page.</p>
          )}
        </div>
      </section>
    );
  }
  if (phase.kind === "judging") {
    return (
      <section class="part" aria-labelledby="progress">
        <h2 id="progress">Judging</h2>
        <p role="status">Telling differences from chance. This takes a few seconds.</p>
      </section>
    );
  }
  if (phase.kind !== "measuring") return null;
  const { total, leftMs, what, isStopping } = phase;
  const done = Math.min(total, phase.done + phase.inBlock);
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
  const spoken = percent - (percent % SPOKEN_PERCENT);
  return (
    <section class="part" aria-labelledby="progress">
      <h2 id="progress">Measuring</h2>
      <div>
        <progress max={100} value={percent} aria-label="Probes that were made" />
        <p>
          {total === 0
            ? "Opening the first ports."
            : `${done} of ${total} probes${formatLeft(leftMs)}. Now: ${what}.`}
        </p>
        <p class="hidden" role="status">{`${spoken} % measured`}</p>
        {isHidden && (
          <p class="alert">
            Paused: this tab is hidden, and browsers slow down what nobody sees. It goes on when you come
            back.
          </p>
        )}
        {leftOut.map(({ what: part, reason }) => (
          <p key={part} class="soft">{`Left out: ${part}: ${reason}.`}</p>
        ))}
        <p>
          <button type="button" disabled={isStopping} onClick={() => actions.stop()}>
            {isStopping ? "Stopping…" : "Stop and keep what was measured"}
          </button>
        </p>
      </div>
    </section>
  );
}

function formatLeft(leftMs: number | null): string {
  if (leftMs === null) return "";
  return leftMs < MINUTE_MS
    ? `, about ${Math.max(1, Math.ceil(leftMs / 1_000))} s left`
    : `, about ${Math.ceil(leftMs / MINUTE_MS)} min left`;
}
