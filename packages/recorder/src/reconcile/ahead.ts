import { endpointOfUrl, UNKNOWN_INITIATOR } from "@hushport/core";
import type { LookupActivity, PreconnectActivity } from "../netlog/activity.ts";
import type { Draft } from "./draft.ts";

/** What is needed to read connections and look-ups ahead of need. */
export interface AheadSurroundings {
  readonly requests: readonly Draft[];
  readonly topUrl: string | undefined;
  /** What stands in the log for names that the visit itself refused: nobody asked for it. */
  readonly refusedName?: string | undefined;
}

/**
 * Connections and look-ups ahead of need. Where the page also made a request to the endpoint, the browser did them for
 * that request and they are part of it; alone they are what `<link rel=preconnect>` and `rel=dns-prefetch` ask for.
 */
export function draftAhead(
  activities: readonly (PreconnectActivity | LookupActivity)[],
  { requests, topUrl, refusedName }: AheadSurroundings,
): Draft[] {
  const drafts = new Map<string, Draft>();
  const byEndpoint = new Map(requests.map((draft) => [`${draft.host} ${draft.port}`, draft]));
  const hosts = new Set(requests.map(({ host }) => host));
  for (const activity of activities.toSorted((a, b) => kindRank(a) - kindRank(b))) {
    const endpoint = endpointOfUrl(activity.url);
    // A connection to a proxy is not one to the endpoint.
    if (endpoint === undefined || (activity.kind === "preconnect" && activity.isProxied)) continue;
    const key = `${endpoint.host} ${endpoint.port}`;
    const request = byEndpoint.get(key);
    if (activity.kind === "lookup") {
      if (endpoint.host === refusedName) continue;
      if (request === undefined && !hosts.has(endpoint.host) && !drafts.has(key)) {
        drafts.set(key, draftOf(activity, endpoint, topUrl));
      }
    } else if (request === undefined) {
      const draft = drafts.get(key) ?? draftOf(activity, endpoint, topUrl);
      draft.wires.push(...activity.wires);
      drafts.set(key, draft);
    } else {
      request.wires.push(...activity.wires.filter((wire) => !request.wires.includes(wire)));
    }
  }
  return [...drafts.values()];
}

/** Connections first: a look-up for one of them is no second probe. */
function kindRank({ kind }: PreconnectActivity | LookupActivity): number {
  return kind === "preconnect" ? 0 : 1;
}

function draftOf(
  activity: PreconnectActivity | LookupActivity,
  endpoint: NonNullable<ReturnType<typeof endpointOfUrl>>,
  topUrl: string | undefined,
): Draft {
  // Only documents have link elements; the log tells frames of other sites from the page's own.
  const isOtherSite = activity.kind === "preconnect" && activity.site?.isSameSite === false;
  return {
    ...endpoint,
    atMs: activity.startMs,
    channel: activity.kind === "lookup" ? "dns-prefetch" : "preconnect",
    context: isOtherSite ? "cross-origin-frame" : "document",
    path: "",
    initiator: { ...UNKNOWN_INITIATOR, frameUrl: isOtherSite ? null : (topUrl ?? null) },
    wires: [],
    recorders: new Set(["netlog"]),
    hasSentRequest: false,
    hasResponse: false,
    isResolved: activity.kind === "lookup" && activity.netError === null,
    endMs: null,
    error: null,
    lna: null,
  };
}
