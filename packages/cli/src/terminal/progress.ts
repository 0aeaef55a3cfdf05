import { visibleText } from "@hushport/core";
import { cutText } from "./wrap-text.ts";

/** Where progress is written: standard error, or what stands in for it. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** What is going on, told as it happens: one line that changes on a terminal, one line per step elsewhere. */
export interface Progress {
  /** A new step began. */
  step(text: string): void;
  /** Says something that stays. */
  say(text: string): void;
  stop(): void;
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"] as const;

/** Fast enough to look alive, slow enough to cost nothing. */
const FRAME_MS = 120;

/** Erases the line and goes to its beginning. */
const CLEAR_LINE = "\u001B[2K\r";

/** Starts to tell progress on a stream. */
export function createProgress(stream: ProgressStream): Progress {
  return stream.isTTY === true ? liveProgress(stream) : plainProgress(stream);
}

function plainProgress(stream: ProgressStream): Progress {
  const say = (text: string) => void stream.write(`${visibleText(text)}\n`);
  return { step: say, say, stop: () => undefined };
}

function liveProgress(stream: ProgressStream): Progress {
  let step = "";
  let frame = 0;
  let stepAtMs = performance.now();
  function draw(): void {
    if (step === "") return;
    frame = (frame + 1) % FRAMES.length;
    const seconds = Math.floor((performance.now() - stepAtMs) / 1_000);
    const line = `${FRAMES[frame] ?? ""} ${step}${seconds > 0 ? ` (${seconds} s)` : ""}`;
    stream.write(CLEAR_LINE + cutText(line, (stream.columns ?? 80) - 1));
  }
  const timer = setInterval(draw, FRAME_MS);
  timer.unref();
  return {
    step: (text) => {
      step = visibleText(text);
      stepAtMs = performance.now();
      draw();
    },
    say: (text) => {
      stream.write(`${CLEAR_LINE}${visibleText(text)}\n`);
      draw();
    },
    stop: () => {
      clearInterval(timer);
      step = "";
      stream.write(CLEAR_LINE);
    },
  };
}
