import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe, onEnd } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const formPopup: ChannelDriver = {
  id: "form-popup",
  summary: '`<form method="post" target="_blank">`',
  recordedAs: "popup",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["nothing"],
  needs: ["user-activation"],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (_settle, lifetime) => {
      const form = document.createElement("form");
      form.method = "post";
      form.action = formatUrl(target);
      form.target = `hushport-${target.token}`;
      form.rel = "opener";
      attach(form, lifetime);
      form.submit();
      onEnd(lifetime, () => open("", form.target)?.close());
    }),
};
