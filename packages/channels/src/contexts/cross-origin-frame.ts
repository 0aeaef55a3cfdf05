import { attachFrame } from "../attach-frame.ts";
import { ContextError, type ContextRunner } from "../context-runner.ts";

export const crossOriginFrame: ContextRunner = {
  id: "cross-origin-frame",
  summary: "`<iframe src>` of another origin.",
  needs: [],
  start: async (env) => {
    const { crossOrigin } = env.handover;
    if (crossOrigin === null)
      throw new ContextError("cross-origin-frame", "no second origin was handed over");
    return attachFrame("cross-origin-frame", env, (frame) => {
      frame.src = new URL("frame.html", new URL(new URL(env.pagesUrl).pathname, crossOrigin)).href;
    });
  },
};
