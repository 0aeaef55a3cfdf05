import { attachFrame } from "../attach-frame.ts";
import type { ContextRunner } from "../context-runner.ts";

export const aboutBlankFrame: ContextRunner = {
  id: "about-blank-frame",
  summary: "`<iframe>` without a source, into which the page writes a script.",
  needs: [],
  start: async (env) => {
    const source = await env.runnerSource();
    return attachFrame("about-blank-frame", env, (frame) => {
      // Firefox replaces the first empty document before it fires `load`; what was written earlier is lost.
      frame.addEventListener(
        "load",
        () => {
          const script = frame.contentDocument?.createElement("script");
          if (script === undefined) return;
          script.textContent = source;
          frame.contentDocument?.body.append(script);
        },
        { once: true },
      );
    });
  },
};
