import { createSvg } from "../create-svg.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const svgImage: ChannelDriver = {
  id: "svg-image",
  summary: "`<image href>` in an inline SVG",
  recordedAs: "image",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const image = createSvg("image", { width: "1", height: "1", href: formatUrl(target) });
      image.addEventListener("load", () => settle({ kind: "load" }), { signal: lifetime });
      image.addEventListener("error", () => settle({ kind: "error" }), { signal: lifetime });
      const svg = createSvg("svg", { width: "1", height: "1" });
      svg.append(image);
      attach(svg, lifetime);
    }),
};
