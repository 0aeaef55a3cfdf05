import { attachFrame } from "../attach-frame.ts";
import type { ContextRunner } from "../context-runner.ts";
import { inlinePage } from "../inline-page.ts";

export const blobFrame: ContextRunner = {
  id: "blob-frame",
  summary: '`<iframe src="blob:…">` of the page\'s own origin.',
  needs: [],
  start: async (env) => {
    const page = new Blob([inlinePage(await env.runnerSource())], { type: "text/html" });
    const url = URL.createObjectURL(page);
    env.signal.addEventListener("abort", () => URL.revokeObjectURL(url), { once: true });
    return attachFrame("blob-frame", env, (frame) => {
      frame.src = url;
    });
  },
};
