import { attachFrame } from "../attach-frame.ts";
import type { ContextRunner } from "../context-runner.ts";
import { inlinePage } from "../inline-page.ts";

export const sandboxedFrame: ContextRunner = {
  id: "sandboxed-frame",
  summary: "`<iframe sandbox srcdoc>` without `allow-same-origin`: an opaque origin.",
  needs: [],
  start: async (env) => {
    const source = await env.runnerSource();
    return attachFrame("sandboxed-frame", env, (frame) => {
      frame.setAttribute("sandbox", "allow-scripts allow-forms allow-popups allow-downloads");
      frame.srcdoc = inlinePage(source);
    });
  },
};
