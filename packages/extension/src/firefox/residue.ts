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
 * Source: the tests beside this file, and the ways of `npm run bench:guard`, in Firefox ESR 153.7.
 * Snapshot: 2026-11-24.
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
      "With DNS over HTTPS, a name server lets its answers live for no time, so that Firefox asks again with every connection; the guard then asks before each request, by chance not at all.",
    size: "About one name in three, each of a new registrable domain as above (8 of 24; 21 and 22 of 24 when a check held for five seconds). On Windows, where Firefox learns from the system too how long an answer lives, the same is done, unmeasured.",
    modes: ["default", "sealed"],
    evidence: "measured",
    test: "a name server whose answers by HTTPS lapse at once has to guess which question is the connection's",
  },
  {
    id: "lapsed-call-answers",
    summary:
      "With DNS over HTTPS, a server for calls is named whose answers live for no time: WebRTC uses what the guard was told, but asks again where it comes too late for that.",
    size: "None of six names on a quiet machine, one of six on a busy one. Sealed mode has no WebRTC.",
    modes: ["default"],
    evidence: "measured",
    test: "gets through by WebRTC now and then where its answers by HTTPS lapse at once",
  },
  {
    id: "told-rebinding",
    summary:
      "Before its first connection to a name by https, Firefox asks for HTTPS records too, which no extension can ask for: a name server that waits for that question knows that the next one is the connection's.",
    size: "One connection and the start of TLS for each new name; an answer by HTTPS is cancelled and makes all names of the domain local for ten minutes. Closed where `network.dns.use_https_rr_as_altsvc` is false.",
    modes: ["default", "sealed"],
    evidence: "measured",
    test: "a name server that is asked for HTTPS records knows that the next question is the connection's",
  },
  {
    id: "rebinding-under-way",
    summary:
      "With DNS over HTTPS, requests that the guard has let go wait for one of Firefox's six connections to a host, and each new connection may ask for the name again.",
    size: "Every name of which a page asks for more than six things at once over HTTP/1.1; what answers from a local address is cancelled. The system's resolver keeps an answer for a minute.",
    modes: ["default", "sealed"],
    evidence: "measured",
    test: "with DNS over HTTPS, a name changes under requests that wait for a connection",
  },
  {
    id: "unresolved-navigation",
    summary:
      "A page navigates the tab to a name that has no address when the guard asks and a local one when the connection asks.",
    size: "One connection for each name; a page that answers from a local address is asked about and not shown.",
    modes: ["default", "sealed"],
    evidence: "measured",
    test: "a name without an address gets one for the connection of a navigation",
  },
  {
    id: "turn-alternates",
    summary:
      "A public TURN server answers that another one is to be tried, and names a place on this machine or in its network.",
    size: "One connection or some datagrams for each server that a page names; datagrams not to this machine. Sealed mode has no WebRTC.",
    modes: ["default"],
    evidence: "measured",
    test: "TURN server that sends to 192.168.77.1, tcp",
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
    id: "moved-connections",
    summary:
      "A server that speaks HTTP/3 asks, while a connection is made, that it go on at another address (RFC 9000, section 9.6), and Firefox tries that one.",
    size: "Some datagrams of QUIC to any port of the network, not of this machine, for each connection; without an answer the connection stays where it is.",
    modes: ["default", "sealed"],
    evidence: "measured",
    test: "HTTP/3 server that moves to 192.168.77.1",
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
