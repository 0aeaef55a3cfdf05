import { attachFrame } from "../attach-frame.ts";
import type { ContextRunner } from "../context-runner.ts";
import { inlinePage } from "../inline-page.ts";

export const dataFrame: ContextRunner = {
  id: "data-frame",
  summary: '`<iframe src="data:…">`: an opaque origin.',
  needs: [],
  start: async (env) => {
    const source = await env.runnerSource();
    return attachFrame("data-frame", env, (frame) => {
      frame.src = `data:text/html;charset=utf-8,${encodeURIComponent(inlinePage(source))}`;
    });
  },
};
