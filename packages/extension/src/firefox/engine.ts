import { AnswerTooLateError } from "../contract/asked-navigation.ts";
import type { CreateEngine } from "../contract/engine.ts";
import type { Gap } from "../contract/gap.ts";
import { gapOfError } from "../contract/gap-of-error.ts";
import { DEFAULT_SETTINGS, type Settings } from "../contract/settings.ts";
import { firefox, type WatchedSetting } from "./firefox-api.ts";
import { createNameBook } from "./names/name-book.ts";
import { createResolver } from "./names/resolve-name.ts";
import { createAskBook } from "./navigation/ask-book.ts";
import { createRedirectChains } from "./navigation/redirect-chains.ts";
import { createTabBook } from "./navigation/tab-book.ts";
import { createPeerJudge } from "./peer/judge-peer.ts";
import { listenToPeers } from "./peer/listen-to-peers.ts";
import { listenToRequests } from "./request/listen-to-requests.ts";
import { rewriteBody } from "./previews/rewrite-body.ts";
import { withoutPictures } from "./previews/without-pictures.ts";
import { createRequestGuard } from "./request/request-guard.ts";
import { listenToTabs } from "./navigation/listen-to-tabs.ts";
import { keepStartUpRules } from "./rules/start-up-rules.ts";
import { findAccessGaps } from "./settings/access-gaps.ts";
import { takeSetting, type TakenSetting } from "./settings/browser-setting.ts";
import { createFrameBook } from "./state/frame-book.ts";
import { createKeptMemory } from "./state/kept-memory.ts";
import { createSessionState } from "./state/session-state.ts";

/** How long requests wait for the user's settings after a start; then the defaults hold. */
const SETTINGS_DEADLINE_MS = 2_000;
/** Above what pages take to load, and far below the half minute after which Firefox suspends the background. */
const AFTERWARDS_MS = 5_000;
const WARNING_PAGE = "warning.html";

/** Firefox's engine: a blocking listener that asks the policy about every request, by its resolved addresses. */
export const createFirefoxEngine: CreateEngine = ({ onDecided, onGaps }) => {
  const pages = {
    memory: createKeptMemory(),
    tabs: createTabBook(),
    asks: createAskBook(),
    chains: createRedirectChains(),
    frames: createFrameBook(),
  };
  const gaps = createGapReport(onGaps);
  const { memory, tabs, asks, frames, chains } = pages;
  const names = createNameBook();
  const state = createSessionState(
    firefox.storage.session,
    { memory, tabs, asks, frames, chains, names },
    (detail) => gaps.tell("state", [{ kind: "storage", detail }]),
  );

  let settings: Settings = DEFAULT_SETTINGS;
  let haveSettings: () => void = () => undefined;
  const settingsKnown = new Promise<void>((resolve) => {
    haveSettings = resolve;
  });
  // Requests that come before the settings are judged by the defaults, which grant nothing.
  const ready = Promise.all([
    state.restored,
    Promise.race([settingsKnown, new Promise<void>((resolve) => setTimeout(resolve, SETTINGS_DEADLINE_MS))]),
  ]);

  const { resolve, answersLapse } = createResolver({
    ask: (host) => firefox.dns.resolve(host, ["bypass_cache"]),
    isTimeToLiveKnown: firefox.runtime.getPlatformInfo().then(({ os }) => os === "win"),
  });
  const judging = {
    pages,
    names,
    resolve,
    settings: () => settings,
    nowMs: Date.now,
    onDecided,
  };
  const guard = createRequestGuard({
    ...judging,
    answersLapse,
    random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    ask: (tab) => void firefox.tabs.update(tab, { url: firefox.runtime.getURL(WARNING_PAGE) }),
    touch: state.touch,
    touchLater: state.touchLater,
    afterwards: (job) => void setTimeout(job, AFTERWARDS_MS),
    takePicturesOut: (requestId, contentType) =>
      rewriteBody(firefox.webRequest.filterResponseData(requestId), contentType, withoutPictures),
  });
  listenToRequests(guard, ready, (error) => gaps.tell("requests", [gapOfError(error)]));
  listenToPeers(createPeerJudge(judging), ready);
  listenToTabs(pages, state.touch);

  const access = {
    hasOrigins: (origins: string[]) => firefox.permissions.contains({ origins }),
    isAllowedInPrivateWindows: () => firefox.extension.isAllowedIncognitoAccess(),
  };
  async function tellAccess(): Promise<void> {
    const found = await findAccessGaps(access).catch((error: unknown) => [gapOfError(error)]);
    gaps.tell("access", found);
    // The rules stay where nobody knows whether the listener is asked.
    const isListening = !found.some(({ kind }) => kind === "host-access" || kind === "failure");
    const { declarativeNetRequest, storage } = firefox;
    const wanted = { mode: settings.mode, isListening };
    gaps.tell("rules", await keepStartUpRules(declarativeNetRequest, storage.local, wanted));
  }
  firefox.permissions.onAdded.addListener(() => void inTurn(tellAccess));
  firefox.permissions.onRemoved.addListener(() => void inTurn(tellAccess));

  let applying: Promise<void> = Promise.resolve();
  /** One after another, however the one before ended. Never rejects: what failed is told. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    applying = applying.then(work).then(
      () => gaps.tell("work", []),
      (error: unknown) => gaps.tell("work", [gapOfError(error)]),
    );
    return applying;
  }
  async function takeSettings(): Promise<void> {
    const { mode } = settings;
    const taken = await Promise.all(
      takenSettings().map(({ modes, ...setting }) =>
        takeSetting(setting, modes.includes(mode) ? "taken" : "given-back"),
      ),
    );
    gaps.tell("settings", taken.flat());
  }
  // Another extension took one over, or gave it back. Not before the user's mode is known, which may need none.
  for (const { setting } of takenSettings())
    setting?.onChange?.addListener(() => void settingsKnown.then(() => inTurn(takeSettings)));

  return {
    apply: (wanted) => {
      settings = wanted;
      haveSettings();
      return inTurn(async () => {
        await takeSettings();
        await tellAccess();
      });
    },
    askedNavigation: async (tab) => {
      await state.restored;
      return asks.of(tab);
    },
    continueNavigation: async (tab, url) => {
      await state.restored;
      if (!asks.pass(tab, url, Date.now())) throw new AnswerTooLateError(url);
      state.touch();
      await firefox.tabs.update(tab, { url, loadReplace: true });
    },
    sealedObstacles: async () => {
      const webrtc = firefox.privacy?.network?.peerConnectionEnabled;
      if (webrtc === undefined) return [{ kind: "missing-api", detail: "webrtc" }];
      const { value, levelOfControl } = await webrtc.get({});
      const isOurs = levelOfControl.endsWith("_by_this_extension");
      return isOurs || value === false ? [] : [{ kind: "webrtc", detail: levelOfControl }];
    },
    sealedNotices: async () => [],
  };
};

/** The browser's settings that a mode needs. */
function takenSettings(): readonly (TakenSetting<WatchedSetting> & {
  readonly modes: readonly Settings["mode"][];
})[] {
  const { networkPredictionEnabled, peerConnectionEnabled } = firefox.privacy?.network ?? {};
  return [
    // Preconnect and its like open connections that no listener is asked about.
    { kind: "prediction", setting: networkPredictionEnabled, value: false, modes: ["default", "sealed"] },
    { kind: "webrtc", setting: peerConnectionEnabled, value: false, modes: ["sealed"] },
  ];
}

/** Gathers gaps from several sources and tells them together. */
function createGapReport(onGaps: (gaps: readonly Gap[]) => void) {
  const bySource = new Map<string, readonly Gap[]>();
  return {
    tell: (source: string, gaps: readonly Gap[]): void => {
      bySource.set(source, gaps);
      onGaps([...bySource.values()].flat());
    },
  };
}
