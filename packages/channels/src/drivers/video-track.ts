import { HTTP_SCHEMES, type ChannelDriver } from "../driver.ts";
import { attach } from "../observe-element.ts";
import { observe } from "../observe.ts";
import { NEEDS_DOCUMENT } from "../probe-context.ts";
import { formatUrl } from "../ticket-book.ts";

export const videoTrack: ChannelDriver = {
  id: "video-track",
  summary: "`<track src>` of a video, fetched with CORS",
  recordedAs: "media",
  transport: "tcp",
  schemes: HTTP_SCHEMES,
  observes: ["load-versus-error", "error-time", "ready-state"],
  needs: [],
  unavailable: NEEDS_DOCUMENT,
  reaches: { chromium: true, firefox: true },
  run: (target, env) =>
    observe(env, (settle, lifetime) => {
      const video = document.createElement("video");
      video.crossOrigin = "anonymous";
      const track = document.createElement("track");
      track.default = true;
      track.kind = "subtitles";
      track.addEventListener("load", () => settle({ kind: "load" }), { signal: lifetime });
      track.addEventListener("error", () => settle({ kind: "error", readyState: track.readyState }), {
        signal: lifetime,
      });
      track.src = formatUrl(target);
      video.append(track);
      attach(video, lifetime);
      track.track.mode = "showing";
    }),
};
