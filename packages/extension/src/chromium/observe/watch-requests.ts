import { decide, endpointOfUrl, targetSpace, type Context, type Decision } from "@hushport/core";
import type { DecidedRequest } from "../../contract/decided-request.ts";
import type { EngineState } from "../engine-state.ts";
import { channelOfType } from "./channel-of-type.ts";
import { initiatorOfOrigin } from "./initiator-of.ts";
import { refusalOfRules } from "./refusal-of-rules.ts";
import type { TabBook } from "./tab-book.ts";
import type { AnswerDetails } from "./watch-answers.ts";

/** What is common to the events of one request. */
interface SeenRequest {
  readonly url: string;
  readonly type: string;
  readonly initiator?: string | undefined;
  readonly tabId: number;
  readonly frameId: number;
  readonly timeStamp: number;
  /** Why it failed, if it did. */
  readonly error?: string;
}

const BLOCKED_BY_RULE = "net::ERR_BLOCKED_BY_CLIENT";
/** How a request ends at the dead proxy of sealed mode. */
const STOPPED_BY_SEAL = "net::ERR_PROXY_CONNECTION_FAILED";
const SEALED: Decision = { action: "block", reason: "sealed" };

/** What {@link watchRequests} works with. */
export interface RequestParts {
  readonly state: EngineState;
  readonly tabs: TabBook;
  readonly onDecided: (request: DecidedRequest) => void;
}

/**
 * Tells of requests that the rules blocked, and of answers that a grant let through. Chromium names the page that asked,
 * and not the script.
 *
 * @returns What is to be told of answers.
 */
export function watchRequests({ state, tabs, onDecided }: RequestParts): (answer: AnswerDetails) => void {
  const filter = { urls: ["<all_urls>", "ws://*/*", "wss://*/*"] };

  chrome.webRequest.onErrorOccurred.addListener((details) => {
    if (details.type === "main_frame") return;
    if (details.error === BLOCKED_BY_RULE) void tell(details, "block");
    else if (details.error === STOPPED_BY_SEAL) void tell(details, "block", SEALED);
  }, filter);
  return (answer) => {
    if (answer.type === "main_frame") return;
    // Without grants none is of interest.
    void state.ready.then(() => (state.settings().grants.length === 0 ? undefined : tell(answer, "allow")));
  };

  /** @param otherwise What was decided where the policy itself has no objection. */
  async function tell(details: SeenRequest, action: Decision["action"], otherwise?: Decision): Promise<void> {
    const endpoint = endpointOfUrl(details.url);
    if (endpoint === undefined) return;
    const { host, port } = endpoint;
    await state.restored;
    const target = { host, port, addresses: state.addressesOf(host) };
    if (targetSpace(target) === "public" && !state.isLocalName(host)) return;
    await state.ready;
    const { topUrl, isPrivate } = await tabs.factsOf(details.tabId);
    const settings = state.settings();
    const page = topUrl ?? details.initiator ?? null;
    if (state.isPaused(page)) return;
    const initiator = initiatorOfOrigin(
      details.initiator ?? "null",
      state,
      details.tabId < 0 ? null : topUrl,
    );
    const request = { target, channel: channelOfType(details.type) };
    const rules = {
      mode: settings.mode,
      grants: settings.grants,
      localNames: settings.localNames,
      nowMs: Date.now(),
      tab: details.tabId < 0 ? null : details.tabId,
    };
    const refusal =
      details.error === BLOCKED_BY_RULE ? refusalOfRules({ initiator, request, rules }) : undefined;
    const decided = refusal ?? decide(initiator, request, rules);
    const isSealed = settings.mode === "sealed" && decided.reason === "not-local";
    const decision = isSealed && otherwise !== undefined ? otherwise : decided;
    // Something else blocked it, or it was nobody's business.
    if (decision.action !== action || decision.reason === "not-local") return;
    if (action === "allow" && decision.reason !== "granted") return;
    onDecided({
      atMs: details.timeStamp,
      url: details.url,
      addresses: target.addresses,
      channel: channelOfType(details.type),
      context: contextOf(details, topUrl),
      tab: details.tabId < 0 ? null : details.tabId,
      topUrl: page === "null" ? null : page,
      documentUrl: details.initiator === "null" ? null : (details.initiator ?? null),
      scriptUrl: null,
      decision,
      isPrivate,
    });
  }
}

/** Chromium tells the frame and the origin, and no kind of worker. */
export function contextOf(
  { tabId, frameId, initiator }: Pick<SeenRequest, "tabId" | "frameId" | "initiator">,
  topUrl: string | null,
): Context {
  if (tabId < 0) return "unknown";
  if (frameId <= 0) return "document";
  if (initiator === "null") return "sandboxed-frame";
  return topUrl !== null && URL.parse(topUrl)?.origin === initiator
    ? "same-origin-frame"
    : "cross-origin-frame";
}
