import type { ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const imageHttps: ChannelDriver = {
  id: "image-https",
  summary: '`<img src="https://…">`',
  recordedAs: "image",
  transport: "tcp",
  schemes: ["https"],
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observeElement(env, () => {
      const image = new Image();
      image.src = formatUrl(target);
      return image;
    }),
};
