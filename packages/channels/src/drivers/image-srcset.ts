import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { observeElement } from "../observe-element.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const imageSrcset: ChannelDriver = {
  id: "image-srcset",
  summary: "`<img srcset>`",
  recordedAs: "image",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observeElement(env, () => {
      const image = new Image();
      image.srcset = `${formatUrl(target)} 1x`;
      return image;
    }),
};
