import { attachFrame } from "../attach-frame.ts";
import type { ContextRunner } from "../context-runner.ts";
import { inlinePage } from "../inline-page.ts";

export const srcdocFrame: ContextRunner = {
  id: "srcdoc-frame",
  summary: "`<iframe srcdoc>`, which has the origin of the page.",
  needs: [],
  start: async (env) => {
    const source = await env.runnerSource();
    return attachFrame("srcdoc-frame", env, (frame) => {
      frame.srcdoc = inlinePage(source);
    });
  },
};
