import {
  closestSpace,
  decide,
  initiatorSpace,
  isLessPublic,
  isLocalByHabit,
  parseHost,
  type Channel,
  type Decision,
} from "@hushport/core";
import type { AskedNavigation } from "../../contract/asked-navigation.ts";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import type { Settings } from "../../contract/settings.ts";
import { channelOf } from "./channel-of.ts";
import { contextOf } from "./context-of.ts";
import type { JudgedRequest } from "./judged-request.ts";
import { modeFor } from "./mode-for.ts";
import { isOutsideTabs, isResolvedByProxy, type RequestDetails } from "./request-details.ts";

/** What a verdict takes besides the request. */
export interface Circumstances {
  readonly settings: Settings;
  /** Every address that the host may stand for. */
  readonly addresses: readonly string[];
  /** A page opened the tab for this navigation. */
  readonly isPopup: boolean;
  readonly nowMs: number;
}

/** Tells whether the addresses of a name can change the verdict on a request. */
export function needsAddresses({ details, endpoint, initiator }: JudgedRequest): boolean {
  const own = initiatorSpace(initiator);
  if (own === "loopback" || parseHost(endpoint.host)?.kind !== "name") return false;
  const isSettled = isLessPublic(closestSpace(endpoint.host), own) && !isLocalByHabit(endpoint.host);
  return !isSettled && !isResolvedByProxy(details);
}

/** The policy's word on one request. */
export function judge(
  request: JudgedRequest,
  { settings, addresses, isPopup, nowMs }: Circumstances,
): Decision {
  const { details, endpoint, initiator, topUrl } = request;
  return decide(
    initiator,
    {
      target: { host: endpoint.host, port: endpoint.port, addresses },
      channel: requestChannel(details, isPopup),
    },
    {
      mode: modeFor(settings, topUrl, nowMs),
      grants: settings.grants,
      localNames: settings.localNames,
      nowMs,
      tab: details.tabId === -1 ? null : details.tabId,
    },
  );
}

/** How a decision is told to the rest of the guard. */
export function describeDecided(
  { details, topUrl }: JudgedRequest,
  decision: Decision,
  { addresses, isPopup, nowMs }: Omit<Circumstances, "settings">,
): DecidedRequest {
  return {
    atMs: nowMs,
    url: details.url,
    addresses,
    channel: requestChannel(details, isPopup),
    context: contextOf(details),
    tab: details.tabId === -1 ? null : details.tabId,
    topUrl,
    documentUrl: details.documentUrl ?? details.originUrl ?? null,
    // Firefox names documents, never scripts.
    scriptUrl: null,
    decision,
    isPrivate: details.incognito ?? false,
  };
}

/** A navigation that the user is asked about, as the warning page shows it. */
export function describeAsked(
  { details: { url, method, documentUrl, originUrl }, topUrl }: JudgedRequest,
  addresses: readonly string[],
): AskedNavigation {
  return { url, method, addresses: [...addresses], from: topUrl ?? documentUrl ?? originUrl ?? null };
}

function requestChannel(details: RequestDetails, isPopup: boolean): Channel {
  // There is nobody to be asked about what is shown in no tab.
  if (isOutsideTabs(details)) return "prefetch";
  return details.type === "main_frame" && isPopup ? "popup" : channelOf(details.type);
}
