import type { RequestDetails } from "./request/request-details.ts";
import type { RequestGuard } from "./request/request-guard.ts";
import type { ResolvedByBrowser } from "./names/resolve-name.ts";
import type { RuleSets } from "./rules/start-up-rules.ts";
import type { BrowserSetting } from "./settings/browser-setting.ts";
import type { StorageArea } from "../contract/storage-area.ts";

interface Listeners<Listener, Options extends readonly unknown[] = []> {
  readonly addListener: (listener: Listener, ...options: Options) => void;
}

type RequestOptions = [
  filter: { readonly urls: readonly string[]; readonly types?: readonly string[] },
  extra?: readonly string[],
];
type Observer<Details = RequestDetails> = Listeners<(details: Details) => void, RequestOptions>;
type Judge<Name extends keyof RequestGuard> = Listeners<
  (details: Parameters<RequestGuard[Name]>[0]) => ReturnType<RequestGuard["beforeRequest"]>,
  RequestOptions
>;

/** A setting that tells when it, or who controls it, changed. Such an event does not wake a sleeping background. */
export type WatchedSetting = BrowserSetting & { readonly onChange?: Listeners<() => void> };

/**
 * As much of Firefox's interfaces as the engine uses. The published types call `browser` what Chromium has, without
 * `dns`, answers by promise, and what Firefox adds to the details of a request.
 *
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API
 */
export interface FirefoxApi {
  readonly declarativeNetRequest?: RuleSets;
  readonly dns: {
    readonly resolve: (host: string, flags: readonly "bypass_cache"[]) => Promise<ResolvedByBrowser>;
  };
  readonly extension: { readonly isAllowedIncognitoAccess: () => Promise<boolean> };
  readonly permissions: {
    readonly contains: (wanted: { readonly origins: readonly string[] }) => Promise<boolean>;
    readonly onAdded: Listeners<() => void>;
    readonly onRemoved: Listeners<() => void>;
  };
  /** An older Firefox, or one built without it, lacks parts of this. */
  readonly privacy?: {
    readonly network?: {
      readonly networkPredictionEnabled?: WatchedSetting;
      readonly peerConnectionEnabled?: WatchedSetting;
    };
  };
  readonly runtime: {
    readonly getPlatformInfo: () => Promise<{ readonly os: string }>;
    readonly getURL: (path: string) => string;
    readonly sendMessage: (message: object) => Promise<unknown>;
    readonly onMessage: Listeners<(message: unknown, sender: MessageSender) => Promise<unknown> | undefined>;
  };
  readonly storage: { readonly local: StorageArea; readonly session: StorageArea };
  readonly tabs: {
    readonly update: (
      tab: number,
      change: { readonly url: string; readonly loadReplace?: boolean },
    ) => Promise<unknown>;
    readonly onRemoved: Listeners<(tab: number) => void>;
  };
  readonly webNavigation: {
    readonly getAllFrames: (of: {
      readonly tabId: number;
    }) => Promise<
      readonly { readonly frameId: number; readonly parentFrameId: number; readonly url: string }[] | null
    >;
    readonly onCommitted: Listeners<
      (details: { readonly tabId: number; readonly frameId: number; readonly url: string }) => void
    >;
    readonly onCreatedNavigationTarget: Listeners<
      (details: { readonly tabId: number; readonly sourceTabId: number }) => void
    >;
  };
  readonly webRequest: {
    readonly onBeforeRequest: Judge<"beforeRequest">;
    readonly onBeforeSendHeaders: Judge<"beforeSendHeaders">;
    readonly onHeadersReceived: Judge<"headersReceived">;
    readonly onBeforeRedirect: Observer<Parameters<RequestGuard["beforeRedirect"]>[0]>;
    readonly onCompleted: Observer;
    readonly onErrorOccurred: Observer;
    readonly filterResponseData: (requestId: string) => StreamFilter;
  };
}

/**
 * Holds the body of an answer until it is written again.
 *
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/webRequest/StreamFilter
 */
export interface StreamFilter {
  ondata: ((event: { readonly data: ArrayBuffer }) => void) | null;
  onstop: (() => void) | null;
  readonly write: (data: Uint8Array<ArrayBuffer>) => void;
  readonly close: () => void;
}

/** The document whose content script sent a message. */
export interface MessageSender {
  readonly tab?: { readonly id?: number; readonly incognito?: boolean };
  readonly frameId?: number;
  readonly url?: string;
  /** `null` in words for a document without an origin. */
  readonly origin?: string;
}

declare const browser: FirefoxApi;

/** Firefox, as extensions see it. */
export const firefox: FirefoxApi = browser;
