import { attachFrame } from "../attach-frame.ts";
import type { ContextRunner } from "../context-runner.ts";

export const sameOriginFrame: ContextRunner = {
  id: "same-origin-frame",
  summary: "`<iframe src>` of the page's own origin.",
  needs: [],
  start: (env) =>
    attachFrame("same-origin-frame", env, (frame) => {
      frame.src = new URL("frame.html", env.pagesUrl).href;
    }),
};
