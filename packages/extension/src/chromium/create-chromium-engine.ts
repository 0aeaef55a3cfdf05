import { declarativeRules, endpointOfUrl } from "@hushport/core";
import { AnswerTooLateError } from "../contract/asked-navigation.ts";
import type { CreateEngine } from "../contract/engine.ts";
import type { Gap } from "../contract/gap.ts";
import { gapOfError } from "../contract/gap-of-error.ts";
import { DEFAULT_IN_FORCE } from "../contract/settings.ts";
import { createEngineState } from "./engine-state.ts";
import { createOutsideJudge } from "./learn/asks-from-outside.ts";
import { createDocumentBook } from "./learn/document-book.ts";
import { createReachedNames } from "./learn/reached-names.ts";
import { createSpaceBook } from "./learn/space-book.ts";
import { watchAddresses } from "./learn/watch-addresses.ts";
import { continueInTab } from "./navigation/continue-in-tab.ts";
import { createNavigationStarts } from "./navigation/navigation-starts.ts";
import { createViewerBook } from "./navigation/viewer-book.ts";
import { createWaitingNavigations } from "./navigation/waiting-navigations.ts";
import { watchNavigations } from "./navigation/watch-navigations.ts";
import { watchViewers } from "./navigation/watch-viewers.ts";
import { answerPeers } from "./observe/answer-peers.ts";
import { spaceOfOrigin } from "./observe/initiator-of.ts";
import { createTabBook } from "./observe/tab-book.ts";
import { watchAnswers } from "./observe/watch-answers.ts";
import { watchRequests } from "./observe/watch-requests.ts";
import { limitGaps } from "./rules/limit-gaps.ts";
import { createRuleKeeper } from "./rules/rule-keeper.ts";
import { createSessionStore } from "./session-store.ts";
import { accessGaps } from "./settings/access-gaps.ts";
import { holdBrowserSettings, watchBrowserSettings } from "./settings/hold-browser-settings.ts";
import { createOpenEndpoints } from "./settings/open-endpoints.ts";
import { proxyObstacles } from "./settings/sealed-proxy.ts";
import { noticeSystemProxy } from "./settings/system-proxy.ts";

/**
 * The guard in Chromium: declarative rules decide before the first packet, browser settings close what rules do not
 * see, and listeners tell what happened. Every listener is registered before this returns.
 */
export const createChromiumEngine: CreateEngine = (events) => {
  const rules = createRuleKeeper();
  const session = createSessionStore(chrome.storage.session, () => void enforce());
  const spaces = createSpaceBook(session.keep, (host) => state.isLocalName(host));
  const documents = createDocumentBook(session.keep);
  const reached = createReachedNames(session.keep);
  const starts = createNavigationStarts(session.keep);
  const waiting = createWaitingNavigations(session.keep);
  const viewed = createViewerBook(session.keep);
  const tabs = createTabBook();
  const endpoints = createOpenEndpoints(session.keep, (tab) => tabs.factsOf(tab));
  // What was learned and cannot be read is learned again: hosts that nobody knows count as public.
  const restored = Promise.all(
    [spaces, documents, reached, waiting, starts, viewed, endpoints].map(({ ready }) => ready),
  ).then(
    (): readonly Gap[] => [],
    (error: unknown): readonly Gap[] => [gapOfError(error, "storage")],
  );
  const state = createEngineState(DEFAULT_IN_FORCE, { spaces, reached, restored });
  let last: Promise<void> = Promise.resolve();
  let isStarted = false;

  chrome.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
    if (frameId !== 0) return;
    tabs.forget(tabId);
    // The user went elsewhere, and nothing is asked there.
    if (endpointOfUrl(url) !== undefined) void restored.then(() => waiting.leave(tabId));
  });
  chrome.tabs.onRemoved.addListener((tab) => {
    tabs.forget(tab);
    for (const book of [waiting, starts]) void restored.then(() => book.remove(tab));
  });
  const observe = watchRequests({ state, tabs, onDecided: events.onDecided });
  answerPeers(state, events.onDecided);
  watchNavigations({
    state,
    rules,
    waiting,
    starts,
    viewers: watchViewers(viewed, ({ document }) => spaceOfOrigin(document, state)),
    prepare: openFor,
    onAsked: ({ url, initiator, tabId, timeStamp }, decision) => {
      void tabs.factsOf(tabId).then(({ topUrl, isPrivate }) =>
        events.onDecided({
          atMs: timeStamp,
          url,
          addresses: state.addressesOf(endpointOfUrl(url)?.host ?? ""),
          channel: "navigation",
          context: "document",
          tab: tabId,
          topUrl: initiator === undefined || initiator === "null" ? topUrl : initiator,
          documentUrl: initiator === "null" ? null : (initiator ?? null),
          scriptUrl: null,
          decision,
          isPrivate,
        }),
      );
    },
  });
  const learn = watchAddresses({
    state,
    spaces,
    documents,
    isReached: (host) => reached.names().includes(host),
    asksFromOutside: createOutsideJudge({
      state,
      documents,
      tabs,
      isDirect: async () => (await proxyObstacles()).length === 0,
    }),
    onLearned: () => void enforce(),
    onReached: (host, address) => {
      if (reached.add(host, address)) void enforce();
    },
  });
  watchAnswers([observe, learn]);
  chrome.permissions.onAdded.addListener(() => void enforce());
  chrome.permissions.onRemoved.addListener(() => void enforce());
  watchBrowserSettings(() => void enforce());
  endpoints.watch(state, () => void enforce());

  /** Puts in force what a tab's next page needs from its first request on, before the browser goes there. */
  async function openFor(tab: number, url: string): Promise<void> {
    const host = endpointOfUrl(url)?.host;
    const isLearned = host !== undefined && spaces.noteOpening(host);
    const isOpened = state.settings().mode === "sealed" && (await endpoints.open(tab, url));
    if (isLearned || isOpened) await enforce();
  }

  /**
   * One after another, each with what holds when it begins. Nothing before the first settings: what wakes the background
   * may come before them, and what was in force while it slept stays so.
   */
  function enforce(): Promise<void> {
    if (!isStarted) return last;
    last = last.then(putInForce, putInForce);
    return last;
  }

  async function putInForce(): Promise<void> {
    const gaps: Gap[] = [...(await restored), ...session.gaps(), ...reached.gaps()];
    const settings = state.settings();
    try {
      const written = declarativeRules({
        mode: settings.mode,
        grants: settings.grants,
        pauses: settings.pauses,
        kept: settings.kept,
        learnedLocalHosts: spaces.learned(),
        localNames: settings.localNames,
        reachedNames: reached.names(),
        innerNames: reached.names().filter((host) => documents.of(host) === "local"),
        extensionId: chrome.runtime.id,
        nowMs: Date.now(),
      });
      gaps.push(...limitGaps(written, settings));
      for (const detail of await rules.replace(written)) gaps.push({ kind: "rule-refused", detail });
    } catch (error) {
      // Updates are atomic, so the rules before them are still in force.
      gaps.push(gapOfError(error, "rule-refused"));
    }
    gaps.push(...(await holdBrowserSettings(settings, endpoints.list())));
    gaps.push(...(await accessGaps().catch((error: unknown) => [gapOfError(error)])));
    events.onGaps(gaps);
  }

  return {
    apply: async (settings) => {
      if (!isStarted) events.onGaps([{ kind: "starting", detail: "session rules" }]);
      isStarted = true;
      state.put(settings);
      await enforce();
    },
    askedNavigation: async (tab) => {
      await restored;
      return waiting.askedIn(tab);
    },
    continueNavigation: async (tab, url) => {
      await state.ready;
      const asked = waiting.askedIn(tab);
      if (asked?.url !== url) throw new AnswerTooLateError(url);
      waiting.put({ ...asked, tab, state: "going" });
      await openFor(tab, url);
      await continueInTab(rules, tab, url);
    },
    sealedObstacles: proxyObstacles,
    sealedNotices: () => noticeSystemProxy(chrome.proxy.settings, chrome.storage.local),
  };
};
