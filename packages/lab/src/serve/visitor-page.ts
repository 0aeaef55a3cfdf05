import type { ProbeAnswer, ProbePage } from "../trial/probe-page.ts";
import type { LabMessage, VisitorMessage } from "./messages.ts";

/** A page that a person opened: it gets blocks as messages and answers in its own time. */
export interface VisitorPage extends ProbePage {
  /** Takes what the page said. @returns `false` when nobody asked for it. */
  readonly take: (message: VisitorMessage) => boolean;
  /** Ends what is waited for: the page was closed. */
  readonly leave: () => void;
}

/** Times that a page may take. */
export interface VisitorDeadlines {
  /** Above how rarely browsers wake the timers of a page that still runs. */
  readonly silenceMs: number;
  /** How long a person may look at another tab. */
  readonly pauseMs: number;
  /** After a stop: above what the probe under way takes. */
  readonly lastAnswersMs: number;
}

const DEADLINES: VisitorDeadlines = { silenceMs: 90_000, pauseMs: 600_000, lastAnswersMs: 15_000 };

interface Waiting {
  readonly block: number;
  readonly resolve: (answers: readonly ProbeAnswer[]) => void;
  readonly extend: (ms: number) => void;
}

/** Gives the page behind a connection; `onLost` is called when it has not said anything for too long. */
export function createVisitorPage(
  send: (message: LabMessage) => void,
  onLost: (reason: string) => void,
  { silenceMs, pauseMs, lastAnswersMs }: VisitorDeadlines = DEADLINES,
): VisitorPage {
  let lastBlock = 0;
  let waiting: Waiting | undefined;
  return {
    take: (message) => {
      if (waiting === undefined) return message.kind === "alive";
      if (message.kind === "alive") waiting.extend(message.isPaused ? pauseMs : silenceMs);
      else if (message.kind === "answers" && message.block === waiting.block)
        waiting.resolve(message.answers);
      else return false;
      return true;
    },
    leave: () => waiting?.resolve([]),
    run: ({ orders }, signal) => {
      signal.throwIfAborted();
      const block = ++lastBlock;
      return new Promise<readonly ProbeAnswer[]>((resolve) => {
        const end = (answers: readonly ProbeAnswer[]): void => {
          clearTimeout(timer);
          signal.removeEventListener("abort", stop);
          waiting = undefined;
          resolve(answers);
        };
        const lose = (): void => {
          onLost("the page was not heard of any more");
          end([]);
        };
        const extend = (ms: number): void => {
          clearTimeout(timer);
          timer = setTimeout(lose, ms);
        };
        const stop = (): void => {
          clearTimeout(timer);
          timer = setTimeout(() => end([]), lastAnswersMs);
        };
        let timer = setTimeout(lose, silenceMs);
        signal.addEventListener("abort", stop, { once: true });
        // After a stop only the last answers are waited for.
        waiting = { block, resolve: end, extend: (ms) => (signal.aborted ? undefined : extend(ms)) };
        send({ kind: "block", id: block, orders: [...orders] });
      });
    },
  };
}
