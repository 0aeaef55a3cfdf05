import { connectWindow, ContextError, type ContextRunner } from "../context-runner.ts";

export const popupContext: ContextRunner = {
  id: "popup",
  summary: "A window that the page opened with `window.open()`.",
  needs: ["user-activation"],
  start: async (env) => {
    const opened = open(new URL("frame.html", env.pagesUrl), "_blank", "width=300,height=300");
    if (opened === null) throw new ContextError("popup", "the browser blocked it");
    env.signal.addEventListener("abort", () => opened.close(), { once: true });
    return connectWindow("popup", env, () => opened);
  },
};
