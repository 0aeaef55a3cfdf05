import { createSvg } from "../create-svg.ts";
import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observeResourceTiming } from "../observe-resource-timing.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const svgFilterImage: ChannelDriver = {
  id: "svg-filter-image",
  summary: "`<feImage href>` of an SVG filter",
  recordedAs: "image",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["resource-timing"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const id = `hushport-${target.token}`;
      const url = formatUrl(target);
      const filter = createSvg("filter", { id });
      filter.append(createSvg("feImage", { href: url }));
      const svg = createSvg("svg", { width: "9", height: "9" });
      svg.append(filter, createSvg("rect", { width: "9", height: "9", filter: `url(#${id})` }));
      observeResourceTiming(url, settle, lifetime);
      attach(svg, lifetime);
    }),
};
