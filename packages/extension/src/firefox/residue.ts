/** How a hole was found to be there, or to be closed. */
export type ResidueEvidence = "measured" | "from-source" | "unmeasured";

/** One way past the guard in Firefox that is left, and how large it is. */
export interface ResidueItem {
  readonly id: string;
  /** What a page does, in one sentence. */
  readonly summary: string;
  /** How often it works, and at what price for the attacker. */
  readonly size: string;
  readonly modes: readonly ("default" | "sealed")[];
  readonly evidence: ResidueEvidence;
  /** Name of the test, or of the way of `npm run bench:guard`, that shows it; `null` where there is none yet. */
  readonly test: string | null;
}

/**
 * What the guard does not stop in Firefox. Everything else that was tried is at zero.
 *
 * Source: `guard.browser.test.ts` and `residue.browser.test.ts` beside this file, in Firefox ESR 153.7.
 * Snapshot: 2026-11-23.
 * Left out: what Local Network Access stops where it is on: it was off in every run.
 */
export const FIREFOX_RESIDUE: readonly ResidueItem[] = [
  {
    id: "guessed-rebinding",
    summary:
      "A name server answers a chosen question with a local address and hopes that it is the connection's: Firefox asks again after the guard did, in a cache of its own.",
    size: "At best about one connection in three first visits to a new registrable domain; each wrong guess makes all names of the domain local for ten minutes (with 0.0.0.0 on port 80 or 443 the ninth does). Answers from local addresses are cancelled when they come, so the page reads none of them.",
    modes: ["default", "sealed"],
    evidence: "measured",
    test: "a name server that guesses the connection's question gets through at most now and then",
  },
  {
    id: "short-lived-answers",
    summary:
      "With DNS over HTTPS, a name server lets its answers live for less than the five seconds for which a check holds, and Firefox asks alone when they lapse.",
    size: "Unknown; the system's resolver, Firefox's default here, keeps every answer for a minute, and from then on each request is checked.",
    modes: ["default", "sealed"],
    evidence: "unmeasured",
    test: null,
  },
  {
    id: "rebinding-under-way",
    summary:
      "A server ends a connection so that Firefox asks for its name once more within the same request, and answers that with a local address.",
    size: "Unknown; such an answer is cancelled when it comes.",
    modes: ["default", "sealed"],
    evidence: "unmeasured",
    test: null,
  },
  {
    id: "unresolved-navigation",
    summary:
      "A page navigates the tab to a name that has no address when the guard asks and a local one when the connection asks.",
    size: "The tab shows the local page to the user; the page that drove it learns nothing but time.",
    modes: ["default", "sealed"],
    evidence: "from-source",
    test: null,
  },
  {
    id: "webrtc-rebinding",
    summary: "WebRTC resolves a name by itself after the guard has, and nothing tells which address it took.",
    size: "As large as the attacker's aim; sealed mode has no WebRTC.",
    modes: ["default"],
    evidence: "from-source",
    test: null,
  },
  {
    id: "other-alternative-services",
    summary:
      "Alternative services of HTTPS records: the name server names another target, port or address for a site.",
    size: "Unknown.",
    modes: ["default", "sealed"],
    evidence: "unmeasured",
    test: null,
  },
  {
    id: "alternative-frames",
    summary:
      "A server that speaks HTTP/2 names another place for itself in an ALTSVC frame, which no listener of an extension is shown; Firefox connects there to see whether it has the site's certificate. The header of the same meaning is closed.",
    size: "One TLS handshake over TCP, or some datagrams of QUIC, for each place that is named, on this machine and in its network. A place without the site's certificate gets no request.",
    modes: ["default", "sealed"],
    evidence: "measured",
    test: "ALTSVC frame h2 at 127.0.0.1",
  },
  {
    id: "early-hints",
    summary:
      "A server that speaks HTTP/2 names a place for a preconnect before its answer, in `103 Early Hints`: no listener of an extension comes between.",
    size: "One connection to this machine for each page that is opened; the page is told nothing of it. Preloads are seen, and refused.",
    modes: ["default", "sealed"],
    evidence: "measured",
    test: "early hint at 127.0.0.1: preconnect",
  },
];
