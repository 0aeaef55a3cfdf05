import type { ChannelDriver } from "../driver.ts";
import { gatherFrom } from "../peer-connection.ts";
import { NEEDS_PEER_CONNECTION } from "../probe-context.ts";

export const webrtcStun: ChannelDriver = {
  id: "webrtc-stun",
  summary: "A `stun:` server of an `RTCPeerConnection`: a binding request by UDP",
  recordedAs: "webrtc-stun",
  transport: "udp",
  schemes: ["stun"],
  observes: ["error-code"],
  needs: [],
  unavailable: NEEDS_PEER_CONNECTION,
  reaches: {
    chromium: true,
    firefox: "Firefox leaves loopback out of ICE (media.peerconnection.ice.loopback is false).",
  },
  run: (target, env) => gatherFrom(env, { urls: `stun:${target.host}:${target.port}` }),
};
