import type { ProbeEnvironment } from "./driver.ts";
import { observe } from "./observe.ts";
import type { Outcome } from "./outcome.ts";

/** Fetches `url` and reports the kind of answer or the rejection. */
export function observeFetch(env: ProbeEnvironment, url: string, init: RequestInit): Promise<Outcome> {
  return observe(env, async (settle, lifetime) => {
    const response = await fetch(url, { ...init, signal: lifetime });
    settle({ kind: "resolved", code: response.status, detail: response.type });
  });
}
