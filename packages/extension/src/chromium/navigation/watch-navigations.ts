import {
  compareSpace,
  decide,
  endpointOfUrl,
  targetSpace,
  type AddressSpace,
  type Decision,
} from "@hushport/core";
import type { EngineState } from "../engine-state.ts";
import { initiatorOfOrigin } from "../observe/initiator-of.ts";
import type { RuleKeeper } from "../rules/rule-keeper.ts";
import { continueInTab, endContinuation, isWarningPage, showWarning } from "./continue-in-tab.ts";
import type { NavigationStarts } from "./navigation-starts.ts";
import type { ViewedDocument } from "./viewer-book.ts";
import type { WaitingNavigations } from "./waiting-navigations.ts";
import type { ViewerLinks } from "./watch-viewers.ts";

type Request = chrome.webRequest.OnBeforeRequestDetails;

/** What {@link watchNavigations} works with. */
export interface NavigationParts {
  readonly state: EngineState;
  readonly rules: RuleKeeper;
  readonly waiting: WaitingNavigations;
  readonly starts: NavigationStarts;
  readonly viewers: ViewerLinks;
  /** Whatever else has to let a navigation pass, before it goes on. */
  readonly prepare: (tab: number, url: string) => Promise<void>;
  readonly onAsked: (request: Request, decision: Decision) => void;
}

/** Rules let these pass by themselves; everything else was taken to the warning page. */
const PASSED_BY_RULES: ReadonlySet<Decision["reason"]> = new Set(["not-local", "granted", "off"]);

/** How many requests' earlier hops are remembered; one for each navigation that is under way. */
const MAX_CHAINS = 256;

/**
 * Follows top navigations. Rules take every one that leads to a local address to the warning page; here is
 * decided which of them go on at once (the user's own, and those of local pages) and which wait for a
 * click.
 */
export function watchNavigations(parts: NavigationParts): void {
  const { state, rules, waiting, starts, viewers, prepare, onAsked } = parts;
  const { onBeforeRedirect, onBeforeRequest, onErrorOccurred, onResponseStarted } = chrome.webRequest;
  const filter = { urls: ["http://*/*", "https://*/*"], types: ["main_frame" as const] };
  /** The most public address among the hops of each request so far. */
  const chains = new Map<string, AddressSpace>();

  onBeforeRequest.addListener((details): undefined => {
    const endpoint = endpointOfUrl(details.url);
    if (endpoint === undefined || details.documentLifecycle === "prerender") return;
    const space = spaceOf(endpoint);
    const before = chains.get(details.requestId);
    noteHop(details.requestId, space);
    if (space !== "public") void judgeInName(details, before);
  }, filter);

  // A server may wait with its redirect until the background sleeps, and has forgotten who was asked first.
  onBeforeRedirect.addListener(({ requestId, url }) => {
    const endpoint = endpointOfUrl(url);
    if (endpoint !== undefined) noteHop(requestId, spaceOf(endpoint));
  }, filter);

  chrome.webNavigation.onBeforeNavigate.addListener(({ tabId, frameId, url }) => {
    if (frameId === 0) void state.restored.then(() => starts.began(tabId, url));
  });

  /** A request's first hop need not be its navigation's. */
  function startOf(tab: number): AddressSpace | undefined {
    const start = starts.of(tab);
    return start === undefined ? undefined : spaceOf(start);
  }

  function noteHop(requestId: string, space: AddressSpace): void {
    const before = chains.get(requestId);
    chains.set(requestId, before !== undefined && compareSpace(before, space) > 0 ? before : space);
    const [oldest] = chains.keys();
    if (chains.size > MAX_CHAINS && oldest !== undefined) chains.delete(oldest);
  }

  /** The user's word makes a name local that is not known to be nearer. */
  function spaceOf({ host, port }: { readonly host: string; readonly port: number }): AddressSpace {
    const space = targetSpace({ host, port, addresses: state.addressesOf(host) });
    return space === "public" && state.isLocalName(host) ? "local" : space;
  }

  /** What nobody seems to have begun may be the link of a document that Chromium shows itself. */
  async function judgeInName(details: Request, before: AddressSpace | undefined): Promise<void> {
    const behind = details.initiator === undefined ? viewers.behind(details.tabId) : undefined;
    await state.restored;
    const viewed = isGoing(details) ? undefined : await behind;
    if (viewed === undefined) await judge(details, before);
    else await judge({ ...details, initiator: viewed.document }, before, viewed);
  }

  /** Tells whether a tab is on its way to that endpoint already, since the user said so. */
  function isGoing({ tabId, url }: Request): boolean {
    const known = waiting.of(tabId);
    return known?.state === "going" && isSameEndpoint(known.url, url);
  }

  /** @param viewed The document that is taken for the initiator, where Chromium names none. */
  async function judge(
    details: Request,
    before: AddressSpace | undefined,
    viewed?: ViewedDocument,
  ): Promise<void> {
    await state.ready;
    const endpoint = endpointOfUrl(details.url);
    const settings = state.settings();
    if (endpoint === undefined || settings.mode === "off") return;
    const { host, port } = endpoint;
    const target = { host, port, addresses: state.addressesOf(host) };
    const began = before ?? startOf(details.tabId);
    const isRedirected = began !== undefined && compareSpace(began, spaceOf(endpoint)) > 0;
    const initiator = isRedirected
      ? ({ kind: "page", document: { host: null, space: began }, ancestors: [] } as const)
      : initiatorOfOrigin(details.initiator, state, viewed?.top ?? null);
    const decision = state.isPaused(details.initiator)
      ? ({ action: "allow", reason: "off" } as const)
      : decide(
          initiator,
          { target, channel: "navigation" },
          {
            mode: settings.mode,
            grants: settings.grants,
            localNames: settings.localNames,
            nowMs: Date.now(),
            tab: details.tabId,
          },
        );
    const { tabId: tab, url } = details;
    const navigation = {
      tab,
      url,
      method: details.method,
      addresses: [...target.addresses],
      from: pageOf(details.initiator),
    };
    if (decision.action === "allow") {
      if (decision.reason === "granted") onAsked(details, decision);
      // Of initiators that Chromium does not name, rules know nothing.
      if (viewed === undefined && PASSED_BY_RULES.has(decision.reason)) return;
      const known = waiting.of(tab);
      if (known?.state === "going") {
        // A redirect within the endpoint that the tab was let to is under way already, and needs no second start.
        const isNextHop = before !== undefined && isSameEndpoint(known.url, url);
        if (known.url === url || isNextHop) return;
      }
      waiting.put({ ...navigation, state: "going" });
      await prepare(tab, url);
      // Meanwhile the user may have gone elsewhere in the network.
      if (waiting.of(tab)?.url === url) await continueInTab(rules, tab, url);
      return;
    }
    waiting.put({ ...navigation, state: "asked" });
    onAsked(details, decision);
  }

  const end = async (details: { tabId: number; requestId: string; url: string }): Promise<void> => {
    const { tabId, requestId, url } = details;
    chains.delete(requestId);
    await state.restored;
    const entry = waiting.of(tabId);
    if (entry?.state !== "going" || !isSameEndpoint(entry.url, url)) return;
    waiting.remove(tabId);
    await endContinuation(rules, tabId);
  };
  onResponseStarted.addListener((details) => void end(details), filter);
  // A rule cannot take a request with a body to a page of the extension: the browser gives up, and the tab is sent.
  chrome.webNavigation.onErrorOccurred.addListener(({ tabId, frameId, url }) => {
    if (frameId === 0 && isWarningPage(url)) void warnAbout(tabId);
  });
  async function warnAbout(tab: number): Promise<void> {
    await state.restored;
    const entry = waiting.of(tab);
    if (entry?.state !== "asked") return;
    if (entry.method !== "GET" && entry.method !== "HEAD") await showWarning(tab, entry.url);
  }
  onErrorOccurred.addListener((details) => {
    // The detour itself ends the request that was taken to the warning page.
    if (details.error === "net::ERR_ABORTED" || details.error === "net::ERR_BLOCKED_BY_CLIENT") return;
    void end(details);
  }, filter);
}

/** Chromium writes `null` for a page without an origin. */
function pageOf(initiator: string | undefined): string | null {
  return initiator === undefined || initiator === "null" ? null : initiator;
}

function isSameEndpoint(first: string, second: string): boolean {
  const [one, two] = [endpointOfUrl(first), endpointOfUrl(second)];
  return one !== undefined && two !== undefined && one.host === two.host && one.port === two.port;
}
