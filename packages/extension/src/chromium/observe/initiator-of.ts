import { endpointOfUrl, type AddressSpace, type PolicyInitiator, type PolicyOrigin } from "@hushport/core";
import type { EngineState } from "../engine-state.ts";

/**
 * Who makes a request, as Chromium tells it: no initiator for what the user typed, chose or reloaded, `null` for an
 * opaque origin.
 *
 * @param topUrl URL of the tab's top page where the request came from a frame; `null` for the top page itself.
 */
export function initiatorOfOrigin(
  origin: string | undefined,
  state: Pick<EngineState, "spaceOf">,
  topUrl: string | null,
): PolicyInitiator {
  if (origin === undefined) return { kind: "user" };
  if (origin.startsWith("chrome-extension://")) return { kind: "extension" };
  if (/^(?:chrome|devtools|chrome-untrusted|chrome-search):/.test(origin)) return { kind: "browser" };
  return {
    kind: "page",
    document: policyOrigin(origin, state),
    ancestors: topUrl === null ? [] : [policyOrigin(topUrl, state)],
  };
}

function policyOrigin(url: string, state: Pick<EngineState, "spaceOf">): PolicyOrigin {
  const host = endpointOfUrl(url)?.host ?? null;
  return { host, space: host === null ? null : state.spaceOf(host) };
}

/** Address space of an origin; public where nobody knows. */
export function spaceOfOrigin(origin: string, state: Pick<EngineState, "spaceOf">): AddressSpace {
  return policyOrigin(origin, state).space ?? "public";
}
