import type { ProbeEnvironment } from "./driver.ts";
import { observe, onEnd } from "./observe.ts";
import type { Outcome } from "./outcome.ts";
import type { Target } from "./ticket-book.ts";

/** Gathers candidates from one ICE server, which sends it datagrams or connects to it. */
export function gatherFrom(env: ProbeEnvironment, server: RTCIceServer): Promise<Outcome> {
  return observe(env, async (settle, lifetime) => {
    const peer = new RTCPeerConnection({ iceServers: [server] });
    onEnd(lifetime, () => peer.close());
    peer.addEventListener(
      "icecandidateerror",
      ({ errorCode, errorText }) => settle({ kind: "ice-error", code: errorCode, detail: errorText }),
      { signal: lifetime },
    );
    peer.addEventListener(
      "icegatheringstatechange",
      () => {
        if (peer.iceGatheringState === "complete") settle({ kind: "gathered" });
      },
      { signal: lifetime },
    );
    peer.createDataChannel("hushport");
    await peer.setLocalDescription();
  });
}

/** How a page names a remote peer at the target: in a candidate line, with the STUN user name that goes out in checks. */
export interface RemotePeer {
  readonly transport: "udp" | "tcp";
  /** Text that every connectivity check carries to the port; the answering browser's own when absent. */
  readonly ufrag?: string;
}

/**
 * Makes two peers of this page agree, and tells the first that the second lives at the target: connectivity checks go
 * there, without any server.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8839#section-5.1
 */
export function connectTo(env: ProbeEnvironment, target: Target, remote: RemotePeer): Promise<Outcome> {
  return observe(env, async (settle, lifetime) => {
    const caller = new RTCPeerConnection();
    const callee = new RTCPeerConnection();
    onEnd(lifetime, () => {
      caller.close();
      callee.close();
    });
    caller.addEventListener(
      "iceconnectionstatechange",
      () => {
        const state = caller.iceConnectionState;
        if (state === "connected" || state === "completed") settle({ kind: "open", detail: state });
        if (state === "failed") settle({ kind: "error", detail: state });
      },
      { signal: lifetime },
    );
    caller.createDataChannel("hushport");
    await caller.setLocalDescription();
    await callee.setRemoteDescription({ type: "offer", sdp: caller.localDescription?.sdp ?? "" });
    const { sdp = "" } = await callee.createAnswer();
    const munged =
      remote.ufrag === undefined ? sdp : sdp.replaceAll(/^a=ice-ufrag:.*$/gm, `a=ice-ufrag:${remote.ufrag}`);
    const line = formatCandidate(target, remote.transport);
    await caller.setRemoteDescription({
      type: "answer",
      // In the description rather than by addIceCandidate(): that is how the trackers of 2025 did it.
      sdp: munged.replace(/^a=ice-ufrag:/m, `a=${line}\r\n$&`),
    });
  });
}

function formatCandidate({ host, port }: Target, transport: "udp" | "tcp"): string {
  const address = host.replaceAll(/^\[|\]$/g, "");
  return transport === "udp"
    ? `candidate:1 1 udp 2130706431 ${address} ${port} typ host`
    : `candidate:1 1 tcp 1518280447 ${address} ${port} typ host tcptype passive`;
}
