import type { ProbeEnvironment } from "./driver.ts";
import { attach } from "./observe-element.ts";
import { observe, onEnd } from "./observe.ts";
import type { Outcome } from "./outcome.ts";

/** Loads `url` into a media element and reports its first metadata or error. */
export function observeMedia(env: ProbeEnvironment, tag: "audio" | "video", url: string): Promise<Outcome> {
  return observe(env, (settle, lifetime) => {
    const media = document.createElement(tag);
    media.preload = "auto";
    media.muted = true;
    media.addEventListener("loadedmetadata", () => settle({ kind: "load" }), { signal: lifetime });
    media.addEventListener(
      "error",
      () =>
        settle({
          kind: "error",
          ...(media.error ? { code: media.error.code, detail: media.error.message } : {}),
        }),
      { signal: lifetime },
    );
    media.src = url;
    attach(media, lifetime);
    // Removing the element alone leaves the download running.
    onEnd(lifetime, () => media.removeAttribute("src"));
  });
}
