/** One way around the guard in pages. */
export interface RealmHole {
  /** Name of the script in `fixtures/realm-races.ts` that goes through it. */
  readonly id: string;
  readonly what: string;
  /** What it gives a page, and what still stands in its way. */
  readonly gives: string;
}

/**
 * Every known way for a page to get interfaces that are not guarded, in the default mode. `realm.browser.test.ts` goes
 * through each of them in Chromium, and fails when one is closed or another one opens.
 *
 * In sealed mode they give nothing: the proxy and the WebRTC policy are below the page.
 */
export const REALM_HOLES: readonly RealmHole[] = [
  {
    id: "script in the inserted fragment",
    what: "A script that is inserted in one call together with a frame that has somewhere to go runs inside that call, before the guard looks, and reaches the frame as `window[0]`.",
    gives: "A raw RTCPeerConnection, PaymentRequest and SharedWorker of the frame's first, empty document.",
  },
  {
    id: "custom element in the inserted fragment",
    what: "The same with a custom element's `connectedCallback`.",
    gives: "A raw RTCPeerConnection, PaymentRequest and SharedWorker of the frame's first, empty document.",
  },
  {
    id: "object, after layout",
    what: "The frame of an `object` element comes into being during layout, which hundreds of getters cause and nothing announces.",
    gives: "A raw RTCPeerConnection, PaymentRequest and SharedWorker of the frame's first, empty document.",
  },
  {
    id: "embed, after layout",
    what: "The same with an `embed` element.",
    gives: "A raw RTCPeerConnection, PaymentRequest and SharedWorker of the frame's first, empty document.",
  },
];

/**
 * Ways around the guard of shared and service workers that give no raw realm. Each lets a worker's WebSockets past the
 * rules in the default mode; the last one does so in sealed mode too, whose proxy knows reserved names only.
 */
export const WORKER_HOLES: readonly string[] = [
  "A shared worker whose script the page's own service worker makes up: it has no response that a rule could change.",
  "A shared worker made from a TrustedScriptURL on a page that enforces Trusted Types: its address cannot be tagged.",
  "A shared worker whose script is redirected to an address with a fragment of its own: the tag is lost. Only a rule about answers' headers could stop it, which slows every request.",
  "A service worker that was registered before the guard was installed: its script was stored without the policy.",
  "A name of the public DNS that leads to this machine or its network, listed alias or not: a content security policy can leave out domains of the top level and no name below them. Shared workers of `blob:` and `data:` addresses are refused the listed ones.",
];
