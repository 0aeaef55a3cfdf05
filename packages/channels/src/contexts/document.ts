import { connect, type ContextRunner } from "../context-runner.ts";
import { servePort } from "../serve-port.ts";

export const documentContext: ContextRunner = {
  id: "document",
  summary: "The top-level page itself.",
  needs: [],
  start: (env) =>
    connect("document", env, (message, [port]) => {
      if (port !== undefined) servePort(port, message, env.signal);
    }),
};
