import { endpointOfUrl, UNKNOWN_INITIATOR, type Channel } from "@hushport/core";
import type { Intent } from "../cdp/intent.ts";
import type { RequestActivity, WebTransportActivity } from "../netlog/activity.ts";
import { annotationNumber } from "../netlog/annotation.ts";
import type { Draft } from "./draft.ts";

/** Chromium's `ERR_CACHE_MISS`: the attempt is made again at once, outside the cache. */
const NET_ERROR_CACHE_MISS = -400;

/** Clocks of the two processes agree to within this; their reports of one event may come in either order. */
const CLOCK_SLACK_MS = 100;

/** First media type of `Accept` → channel, for requests that DevTools did not see. @see https://fetch.spec.whatwg.org/#fetching */
const CHANNEL_OF_ACCEPT: ReadonlyMap<string, Channel> = new Map([
  ["text/css", "stylesheet"],
  ["text/event-stream", "eventsource"],
  ["text/html", "iframe"],
] as const);

/** Code of Chromium that makes requests for pages behind DevTools' back. */
const CHANNEL_OF_ANNOTATION: ReadonlyMap<number, Channel> = new Map([
  [annotationNumber("reporting"), "csp-report"],
  [annotationNumber("payment_manifest_downloader"), "other"],
  [annotationNumber("speculation_rules_prefetch"), "speculation"],
] as const);

type Activity = RequestActivity | WebTransportActivity;

/** What is needed to read requests that only the network stack saw. */
export interface RequestSurroundings {
  readonly errorName: (code: number) => string;
  /** Origin of the top-level document. */
  readonly topOrigin: string | undefined;
}

/** Pairs what DevTools saw asked with what the network stack did; what only one of them saw stands alone. */
export function draftRequests(
  intents: readonly Intent[],
  activities: readonly Activity[],
  { errorName, topOrigin }: RequestSurroundings,
): Draft[] {
  const queues = queueByUrl(activities);
  const drafts: Draft[] = [];
  const lastDraft = new Map<string, Draft>();
  for (const intent of intents) {
    const endpoint = endpointOfUrl(intent.url);
    if (endpoint === undefined || intent.isPreflight) continue;
    const draft: Draft = {
      ...endpoint,
      atMs: intent.atMs,
      channel: intent.channel,
      context: intent.context,
      initiator: intent.initiator,
      wires: [],
      recorders: new Set(["cdp"]),
      hasSentRequest: false,
      hasResponse: false,
      isResolved: false,
      endMs: intent.endMs,
      error: intent.blockedReason === null ? intent.error : `blocked:${intent.blockedReason}`,
      lna: null,
    };
    for (const activity of takeMatches(queues.get(keyOf(intent.url)), intent))
      join(draft, activity, errorName);
    drafts.push(draft);
    lastDraft.set(keyOf(intent.url), draft);
  }
  for (const activity of [...queues.values()].flat()) {
    const own = lastDraft.get(keyOf(activity.url));
    // A preflight is part of the request that needs it.
    if (own !== undefined && activity.kind === "request" && activity.method === "OPTIONS") {
      join(own, activity, errorName);
    } else {
      const draft = draftAlone(activity, { errorName, topOrigin });
      if (draft !== undefined) drafts.push(draft);
    }
  }
  return drafts;
}

function takeMatches(queue: Activity[] | undefined, intent: Intent): Activity[] {
  if (queue === undefined) return [];
  const taken: Activity[] = [];
  for (;;) {
    const index = queue.findIndex((activity) => isSame(activity, intent));
    const [activity] = index < 0 ? [] : queue.splice(index, 1);
    if (activity === undefined) return taken;
    taken.push(activity);
    if (activity.netError !== NET_ERROR_CACHE_MISS) return taken;
  }
}

function isSame(activity: Activity, intent: Intent): boolean {
  if (activity.startMs < intent.atMs - CLOCK_SLACK_MS) return false;
  return activity.kind === "webtransport"
    ? intent.channel === "webtransport"
    : activity.method === intent.method;
}

function join(draft: Draft, activity: Activity, errorName: (code: number) => string): void {
  draft.recorders.add("netlog");
  // A proxy's own address says nothing of where the request went.
  if (activity.kind !== "request" || !activity.isProxied) draft.wires.push(...activity.wires);
  draft.lna = activity.lna ?? draft.lna;
  draft.endMs = activity.endMs ?? draft.endMs;
  if (activity.kind === "request") {
    draft.hasSentRequest ||= activity.hasSentRequest;
    draft.hasResponse ||= activity.hasResponse;
  }
  if (activity.netError !== null && activity.netError !== NET_ERROR_CACHE_MISS) {
    draft.error = errorName(activity.netError);
  }
}

function draftAlone(activity: Activity, { errorName, topOrigin }: RequestSurroundings): Draft | undefined {
  const endpoint = endpointOfUrl(activity.url);
  if (endpoint === undefined || (activity.kind === "request" && activity.isBrowserOwn)) return undefined;
  const origin = activity.kind === "request" ? activity.initiatorOrigin : null;
  const draft: Draft = {
    ...endpoint,
    atMs: activity.startMs,
    channel: activity.kind === "webtransport" ? "webtransport" : channelAlone(activity),
    context: origin !== null && origin === topOrigin ? "document" : "unknown",
    initiator: { ...UNKNOWN_INITIATOR, frameUrl: origin },
    wires: [],
    recorders: new Set(),
    hasSentRequest: false,
    hasResponse: false,
    isResolved: false,
    endMs: null,
    error: null,
    lna: null,
  };
  join(draft, activity, errorName);
  return draft;
}

function channelAlone(activity: RequestActivity): Channel {
  if (/^wss?:/.test(activity.url)) return "websocket";
  if (activity.requestType === "main frame") return "navigation";
  if (activity.requestType === "subframe") return "iframe";
  const known = CHANNEL_OF_ANNOTATION.get(activity.annotation);
  if (known !== undefined) return known;
  // What leaves with the page is a beacon or a `keepalive` fetch, and DevTools no longer sees it.
  if (activity.method === "POST") return "beacon";
  const accepts = activity.accepts ?? "";
  // Which kind of image comes first changes from version to version: measured `image/jxl` in 156.
  return accepts.startsWith("image/") ? "image" : (CHANNEL_OF_ACCEPT.get(accepts) ?? "fetch");
}

function queueByUrl(activities: readonly Activity[]): Map<string, Activity[]> {
  const queues = new Map<string, Activity[]>();
  for (const activity of activities) {
    const key = keyOf(activity.url);
    const queue = queues.get(key);
    if (queue === undefined) queues.set(key, [activity]);
    else queue.push(activity);
  }
  return queues;
}

/** DevTools tells fragments apart, the network stack does not. */
function keyOf(url: string): string {
  const at = url.indexOf("#");
  return at < 0 ? url : url.slice(0, at);
}
