import { DOCUMENTS, INSERTIONS, WINDOWS } from "./frame-members.ts";

/** Members of one object that the guard stands in front of, where the browser has them. */
export interface WrappedMembers {
  /** `window`, or an interface: then of its prototype or of itself. */
  readonly holder: string;
  /** Getters and setters say so: `innerHTML (set)`. */
  readonly members: readonly string[];
}

/** Something else by which a page, or its server, can tell that the guard is there. */
export interface PageTrace {
  readonly where: "Everywhere" | "Chromium" | "Firefox" | "Chromium, sealed mode" | "Firefox, sealed mode";
  /** What can be seen, in a sentence. */
  readonly what: string;
}

/** Wrapped for other reasons than frames. */
const INTERFACES: readonly WrappedMembers[] = [
  {
    holder: "window",
    members: ["RTCPeerConnection", "webkitRTCPeerConnection", "PaymentRequest", "SharedWorker", "open"],
  },
  {
    holder: "RTCPeerConnection",
    members: [
      "constructor",
      "setConfiguration",
      "setLocalDescription",
      "setRemoteDescription",
      "addIceCandidate",
    ],
  },
  { holder: "PaymentRequest", members: ["constructor"] },
  { holder: "CredentialsContainer", members: ["get", "create"] },
  {
    holder: "PublicKeyCredential",
    members: ["signalUnknownCredential", "signalAllAcceptedCredentials", "signalCurrentUserDetails"],
  },
  { holder: "IdentityProvider", members: ["getUserInfo"] },
  { holder: "SharedWorker", members: ["constructor"] },
  { holder: "URL", members: ["createObjectURL", "revokeObjectURL"] },
  { holder: "Document", members: ["open"] },
];

/** Everything that the guard wraps in a page. `page-traces.browser.test.ts` compares it with what a page finds. */
export const WRAPPED_IN_PAGES: readonly WrappedMembers[] = gather([
  ...INTERFACES,
  ...[...INSERTIONS, ...WINDOWS, ...DOCUMENTS].map(([holder, kind, members]) => ({
    holder,
    members: kind === "value" ? members : members.map((member) => `${member} (${kind})`),
  })),
]);

/** Everything that it wraps in a shared worker whose script is a `blob:` or `data:` URL. */
export const WRAPPED_IN_WORKERS: readonly WrappedMembers[] = [
  { holder: "window", members: ["WebSocket", "WebSocketStream"] },
  { holder: "WebSocket", members: ["constructor"] },
  { holder: "WebSocketStream", members: ["constructor"] },
];

/**
 * Everything else that can be seen. `page-traces.test.ts` compares headers, files and names in it with those that the
 * guard uses.
 */
export const OTHER_TRACES: readonly PageTrace[] = [
  {
    where: "Everywhere",
    what: "A request of the page's own that is stopped fails at once.",
  },
  {
    where: "Everywhere",
    what: "The functions below have no name when they are written out (`function () { [native code] }`), and errors that are thrown through them have a line more in their `stack`, in Chromium with the extension's address.",
  },
  {
    where: "Everywhere",
    what: "`getConfiguration()` of a connection lists a server for each URL, and none that was refused. Gathering waits until the guard has judged (at most three seconds), and candidates that were refused are never tried.",
  },
  {
    where: "Everywhere",
    what: "An identity provider, a payment method or a passkey's site that was refused is looked for at `refused.invalid`, and so is a WebSocket in a shared worker of a `blob:` or `data:` URL.",
  },
  {
    where: "Everywhere",
    what: "The address of a shared worker's script ends in `hushport-worker`. One made from a `blob:` or `data:` URL has another such URL, and its `WebSocket` and `WebSocketStream` are wrapped too.",
  },
  {
    where: "Everywhere",
    what: "Responses come without `Reporting-Endpoints`, `Report-To` and `NEL`, so their servers get no reports.",
  },
  {
    where: "Everywhere",
    what: "The browser does not connect, fetch or render ahead of need (`preconnect`, `prefetch`, `prerender`).",
  },
  {
    where: "Everywhere",
    what: "Where a page drives a tab to a local address, the tab shows the warning page.",
  },
  {
    where: "Chromium",
    what: "Scripts of shared and service workers come with a `Content-Security-Policy` of the guard's, and so does every script for a moment after the browser's start.",
  },
  {
    where: "Chromium",
    what: "Any page may open `warning.html` at the extension's address.",
  },
  {
    where: "Firefox",
    what: "`Alt-Svc` comes without other hosts and ports.",
  },
  {
    where: "Firefox",
    what: "Requests wait while the guard asks where their names lead, and name servers are asked more often. A name without an address, or with a local one, fails.",
  },
  {
    where: "Chromium, sealed mode",
    what: "WebRTC gathers no UDP candidates.",
  },
  {
    where: "Firefox, sealed mode",
    what: "There is no `RTCPeerConnection`.",
  },
];

/** Brings the rows of one holder together. */
function gather(rows: readonly WrappedMembers[]): readonly WrappedMembers[] {
  const byHolder = Map.groupBy(rows, ({ holder }) => holder);
  return [...byHolder].map(([holder, own]) => ({ holder, members: own.flatMap(({ members }) => members) }));
}
