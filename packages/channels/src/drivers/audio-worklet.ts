import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT, NO_SECURE_DATA_FRAME } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

/** Of an audio context that never plays. */
const SAMPLE_RATE = 44_100;

export const audioWorklet: ChannelDriver = {
  id: "audio-worklet",
  summary: "`audioContext.audioWorklet.addModule(url)`",
  recordedAs: "script",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time"],
  needs: ["secure-context"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  exceptions: NO_SECURE_DATA_FRAME,
  run: (target, env) =>
    observe(env, async (settle, lifetime) => {
      const audio = new OfflineAudioContext(1, 1, SAMPLE_RATE);
      lifetime.throwIfAborted();
      await audio.audioWorklet.addModule(formatUrl(target));
      settle({ kind: "resolved" });
    }),
};
