import { createFrame } from "../create-frame.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const formIframe: ChannelDriver = {
  id: "form-iframe",
  summary: '`<form method="post" target>`, submitted into a frame',
  recordedAs: "iframe",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["error-time"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const frame = createFrame();
      frame.name = `hushport-${target.token}`;
      const form = document.createElement("form");
      form.method = "post";
      form.action = formatUrl(target);
      form.target = frame.name;
      attach(frame, lifetime);
      attach(form, lifetime);
      // After the frame's own first load, or that is what would be reported.
      setTimeout(() => {
        if (lifetime.aborted) return;
        frame.addEventListener("load", () => settle({ kind: "load" }), { once: true, signal: lifetime });
        form.submit();
      });
    }),
};
