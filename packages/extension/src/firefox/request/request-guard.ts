import { closestSpace, endpointOfUrl, siteOf, spaceOfHost, type Endpoint } from "@hushport/core";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import type { Settings } from "../../contract/settings.ts";
import { createTurns } from "../names/turns.ts";
import type { NameBook } from "../names/name-book.ts";
import { putYoungest } from "../names/put-youngest.ts";
import { shareLookups, type Resolved, type ResolveName } from "../names/resolve-name.ts";
import { isLookedAtEarly } from "./early-types.ts";
import { describeAsked, describeDecided, judge, needsAddresses } from "./judge.ts";
import type { JudgedRequest } from "./judged-request.ts";
import { lookAgain } from "./look-again.ts";
import { isOutsideTabs, isProxied, type RequestDetails } from "./request-details.ts";
import { partitionOf } from "./partition-of.ts";
import { withoutReports } from "./without-reports.ts";
import { stripAltSvc, type ResponseHeader } from "./strip-alt-svc.ts";
import { tabShowing, topUrlOf } from "./top-url.ts";
import { CANCEL, PASS, type Verdict } from "./verdict.ts";
import { whoAsks, type PageKnowledge } from "./who-asks.ts";

/** What the guard of requests works with. */
export interface RequestGuardOptions {
  readonly pages: PageKnowledge;
  readonly names: NameBook;
  readonly resolve: ResolveName;
  /** Whether the browser's own answers may lapse at any moment, and not only after a minute. */
  readonly answersLapse: () => boolean;
  readonly settings: () => Settings;
  readonly nowMs: () => number;
  /** Between 0 and 1: how often a name is asked for must not be predictable. */
  readonly random: () => number;
  readonly onDecided: (request: DecidedRequest) => void;
  /** Shows the warning page in a tab. */
  readonly ask: (tab: number, url: string) => void;
  /** Something worth keeping changed. */
  readonly touch: () => void;
  /** Something worth keeping over a sleep of the background changed. */
  readonly touchLater: () => void;
  /** Does what nobody waits for, once the page has had its turn. */
  readonly afterwards: (job: () => void) => void;
  /** Takes the pictures out of a page before anybody reads it; throws where that cannot be. */
  readonly takePicturesOut: (requestId: string, contentType: string) => void;
}

/** The listeners, by the event that each is for. */
export interface RequestGuard {
  readonly beforeRequest: (details: RequestDetails) => Verdict | Promise<Verdict>;
  readonly beforeSendHeaders: (details: RequestDetails) => Verdict | Promise<Verdict>;
  readonly headersReceived: (
    details: RequestDetails & { readonly responseHeaders?: readonly ResponseHeader[] | undefined },
  ) => Verdict;
  readonly beforeRedirect: (details: RequestDetails & { readonly redirectUrl?: string }) => void;
  readonly ended: (details: RequestDetails) => void;
}

const HTML = "text/html";
const DOCUMENT_TYPES: ReadonlySet<string> = new Set(["main_frame", "sub_frame"]);
/** How many requests may be under way; the oldest is forgotten first. */
const MAX_UNDER_WAY = 16_384;
/** How many new names of one site are looked up at once: what is found out about one is known to the next. */
const NAMES_AT_ONCE = 4;

/** Makes the listeners that decide on every request before its first packet. */
export function createRequestGuard(options: RequestGuardOptions): RequestGuard {
  const { pages, names, resolve, settings, random } = options;
  const inTurn = createTurns(NAMES_AT_ONCE);
  // Only for the first look: of the later ones nobody may know how many there are.
  const resolveTogether = shareLookups(resolve);
  /** Checks under way, by partition and name. */
  const leaders = new Map<string, Promise<Verdict>>();
  const underWay = new Map<string, JudgedRequest>();
  /** Requests that were decided on since the background woke. */
  const seen = new Set<string>();
  /** A granted request is decided on several times and told once. */
  const toldGrants = new Set<string>();

  function decideOn(request: JudgedRequest, resolved: readonly string[]): Verdict {
    const { details, endpoint } = request;
    const nowMs = options.nowMs();
    const addresses = [...new Set([...resolved, ...names.suspectAddresses(endpoint, nowMs)])];
    const isPopup = pages.tabs.isFresh(details.tabId);
    const decision = judge(request, { settings: settings(), addresses, isPopup, nowMs });
    if (decision.reason === "not-local" || decision.reason === "off") return PASS;
    const isToldGrant = decision.action === "allow" && toldGrants.has(details.requestId);
    if (!isToldGrant) options.onDecided(describeDecided(request, decision, { addresses, isPopup, nowMs }));
    if (decision.action === "allow") {
      toldGrants.add(details.requestId);
      return PASS;
    }
    underWay.delete(details.requestId);
    if (decision.action === "ask") {
      pages.asks.asked(details.tabId, describeAsked(request, addresses));
      options.touch();
      options.ask(details.tabId, details.url);
    }
    return CANCEL;
  }

  async function lookUp(request: JudgedRequest, ask = resolve): Promise<Verdict> {
    const { host } = request.endpoint;
    const found = await ask(host);
    if (found.kind === "addresses") names.note(host, found.addresses, options.nowMs());
    const verdict = verdictOn(request, found);
    if (verdict?.cancel === true) options.touch();
    return verdict;
  }

  /** A name that does not resolve cannot be reached, unless its server lies to us and not to the connection. */
  function verdictOn(request: JudgedRequest, found: Resolved): Verdict {
    const verdict = decideOn(request, found.kind === "addresses" ? found.addresses : []);
    if (verdict?.cancel === true || found.kind === "addresses") return verdict;
    // The browser's own page says best what is wrong with a page's address.
    return request.details.type === "main_frame" ? PASS : CANCEL;
  }

  function beforeRequest(details: RequestDetails): Verdict | Promise<Verdict> {
    see(details.requestId);
    noteHost(details);
    const request = take(details);
    if (request === undefined) return PASS;
    return lookUpsDue(request) === 1 ? lookUp(request, resolveTogether) : decideOn(request, []);
  }

  function noteHost(details: RequestDetails): void {
    const host = details.type === "main_frame" ? endpointOfUrl(details.url)?.host : undefined;
    if (host === undefined) return;
    pages.chains.begins(details.requestId, host, (before) => spaceOfHost(before, pages.memory));
    options.touch();
  }

  /** The last moment before the connection, which asks for the name itself. */
  function beforeSendHeaders(details: RequestDetails): Verdict | Promise<Verdict> {
    // Without an early look, or the background slept since then and forgot it.
    const isFirstLook = !isLookedAtEarly(details.type) || !seen.has(details.requestId);
    const request = isFirstLook ? take(details) : underWay.get(details.requestId);
    if (request === undefined) return PASS;
    const due = lookUpsDue(request);
    if (due === undefined) return decideOn(request, []);
    return isFirstLook && due === 1 ? lookFirst(request) : checkTogether(request);
  }

  /** What is refused at once waits for nobody's turn. */
  async function lookFirst(request: JudgedRequest): Promise<Verdict> {
    const verdict = await lookUp(request, resolveTogether);
    return verdict?.cancel === true ? verdict : checkTogether(request);
  }

  /** A page asks for a thousand things at once: what one of them found out while the others waited, holds for all. */
  async function checkTogether(request: JudgedRequest): Promise<Verdict> {
    const { host } = request.endpoint;
    const key = `${partitionOf(request)} ${host}`;
    const leader = leaders.get(key);
    if (leader === undefined) {
      const check = inTurn(siteOf(host), () => checkOnce(request)).finally(() => leaders.delete(key));
      leaders.set(key, check);
      return check;
    }
    const led = await leader;
    const own = decideOn(request, []);
    // Whoever led may have been given up by its page, or refused for what is not the name's.
    return led?.cancel === true && own?.cancel !== true ? checkTogether(request) : own;
  }

  /** @returns `undefined` for what is not a page's, or not to be judged. */
  function take(details: RequestDetails): JudgedRequest | undefined {
    const endpoint = endpointOfUrl(details.url);
    if (endpoint === undefined) return undefined;
    const initiator = whoAsks(details, pages, options.nowMs());
    if (initiator.kind !== "page" || settings().mode === "off") return undefined;
    const topUrl = topUrlOf(details, pages.frames.urlOf(tabShowing(details, pages.tabs), 0));
    const request: JudgedRequest = { details, endpoint, initiator, topUrl };
    keep(request);
    return request;
  }

  /**
   * How often the name is to be looked up at least; `undefined`: not at all, since what is written says all, or it was
   * checked a moment ago and the browser keeps the answer. Where answers lapse, chance says how often (0): the
   * browser's own question may come with any request.
   */
  function lookUpsDue(request: JudgedRequest): 0 | 1 | undefined {
    if (!needsAddresses(request)) return undefined;
    if (!names.checks.isFresh(partitionOf(request), request.endpoint.host, options.nowMs())) return 1;
    return options.answersLapse() ? 0 : undefined;
  }

  async function checkOnce(request: JudgedRequest): Promise<Verdict> {
    // The page gave it up while it waited.
    if (!underWay.has(request.details.requestId)) return CANCEL;
    const due = lookUpsDue(request);
    return due === undefined ? decideOn(request, []) : lookUpAgain(request, due);
  }

  async function lookUpAgain(request: JudgedRequest, least: number): Promise<Verdict> {
    const verdict = await lookAgain(() => lookUp(request), { least, random, nowMs: options.nowMs });
    if (verdict?.cancel === true) return verdict;
    names.checks.checked(partitionOf(request), request.endpoint.host, options.nowMs());
    options.touchLater();
    // Chance may have asked for no lookup at all.
    return decideOn(request, []);
  }

  function headersReceived(details: Parameters<RequestGuard["headersReceived"]>[0]): Verdict {
    const endpoint = endpointOfUrl(details.url);
    if (endpoint === undefined) return PASS;
    noteAnswer(details, endpoint);
    const request = underWay.get(details.requestId);
    const address = addressOf(details);
    if (request !== undefined && address !== undefined && needsAddresses(request)) {
      const verdict = decideOn(request, [address]);
      if (verdict?.cancel === true) return verdict;
    }
    // No listener is told of the end of those that nobody looked at early.
    if (!isLookedAtEarly(details.type)) ended(details);
    if (settings().mode === "off") return PASS;
    if (isOutsideTabs(details)) return previewOf(details);
    const headers = details.responseHeaders ?? [];
    const quiet = withoutReports(headers);
    const stripped = stripAltSvc(quiet ?? headers, endpoint) ?? quiet;
    return stripped === undefined ? PASS : { responseHeaders: [...stripped] };
  }

  /** Firefox fetches the picture that a page names for its preview where no listener is told of it. */
  function previewOf({
    requestId,
    responseHeaders = [],
  }: Parameters<RequestGuard["headersReceived"]>[0]): Verdict {
    const isType = ({ name }: ResponseHeader): boolean => name.toLowerCase() === "content-type";
    const contentType = responseHeaders.find(isType)?.value ?? "";
    // Nothing else is previewed; what says nothing is.
    if (contentType !== "" && !contentType.startsWith(HTML)) return PASS;
    options.takePicturesOut(requestId, contentType);
    const others = responseHeaders.filter((header) => !isType(header));
    return { responseHeaders: [...others, { name: "content-type", value: `${HTML}; charset=utf-8` }] };
  }

  function noteAnswer(details: RequestDetails, { host }: Endpoint): void {
    const address = addressOf(details);
    if (address !== undefined) names.note(host, [address], options.nowMs());
    if (!DOCUMENT_TYPES.has(details.type)) {
      if (address !== undefined && closestSpace(address) !== "public") options.touch();
      return;
    }
    if (!isOutsideTabs(details)) pages.frames.loaded(details.tabId, details.frameId, details.url);
    // Behind a proxy nobody knows where a document came from.
    if (isProxied(details)) pages.memory.note(host, "public");
    else if (address !== undefined) pages.memory.note(host, closestSpace(address));
    options.touch();
  }

  function beforeRedirect(details: Parameters<RequestGuard["beforeRedirect"]>[0]): void {
    const host = endpointOfUrl(details.url)?.host;
    if (details.type !== "main_frame" || host === undefined) return;
    const address = addressOf(details);
    // Firefox itself goes from http to https at the same host, without asking anybody.
    if (address === undefined && endpointOfUrl(details.redirectUrl ?? "")?.host === host) return;
    if (address !== undefined) pages.memory.note(host, closestSpace(address));
    pages.chains.hop(details.requestId, host, isProxied(details) ? null : spaceOfHost(host, pages.memory));
    options.touch();
  }

  /** One more lookup after a connection to a name that is new here: a name that answers in turns is found out. */
  async function lookBack({ endpoint }: JudgedRequest): Promise<void> {
    const found = await resolve(endpoint.host);
    if (found.kind === "addresses") names.note(endpoint.host, found.addresses, options.nowMs());
  }

  function ended({ requestId }: RequestDetails): void {
    pages.chains.ended(requestId);
    toldGrants.delete(requestId);
    seen.delete(requestId);
    const request = underWay.get(requestId);
    underWay.delete(requestId);
    if (request === undefined || !needsAddresses(request)) return;
    if (names.isDueForLookBack(request.endpoint.host, options.nowMs()))
      options.afterwards(() => void lookBack(request));
  }

  function see(requestId: string): void {
    seen.add(requestId);
    const [oldest] = seen;
    if (seen.size > MAX_UNDER_WAY && oldest !== undefined) seen.delete(oldest);
  }

  function keep(request: JudgedRequest): void {
    putYoungest(underWay, request.details.requestId, request, MAX_UNDER_WAY);
  }

  return { beforeRequest, beforeSendHeaders, headersReceived, beforeRedirect, ended };
}

/** The address that answered, where it is the host's own and not a cache's or a proxy's. */
function addressOf(details: RequestDetails): string | undefined {
  if (isProxied(details) || details.fromCache === true) return undefined;
  return details.ip ?? undefined;
}
