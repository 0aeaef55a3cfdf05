import type { ChannelDriver } from "../driver.ts";
import { gatherFrom } from "../peer-connection.ts";
import { NEEDS_PEER_CONNECTION } from "../probe-context.ts";

export const webrtcTurnUdp: ChannelDriver = {
  id: "webrtc-turn-udp",
  summary: "A `turn:` server of an `RTCPeerConnection` over UDP",
  recordedAs: "webrtc-turn-udp",
  transport: "udp",
  schemes: ["turn"],
  observes: ["error-time", "error-code"],
  needs: [],
  unavailable: NEEDS_PEER_CONNECTION,
  reaches: {
    chromium: true,
    firefox: "Firefox leaves loopback out of ICE (media.peerconnection.ice.loopback is false).",
  },
  run: (target, env) =>
    gatherFrom(env, {
      urls: `turn:${target.host}:${target.port}?transport=udp`,
      username: target.token,
      credential: target.token,
    }),
};
