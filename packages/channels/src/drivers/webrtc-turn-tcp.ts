import type { ChannelDriver } from "../driver.ts";
import { gatherFrom } from "../peer-connection.ts";
import { NEEDS_PEER_CONNECTION } from "../probe-context.ts";

export const webrtcTurnTcp: ChannelDriver = {
  id: "webrtc-turn-tcp",
  summary: "A `turn:` server of an `RTCPeerConnection` over TCP: silence and refusal are told apart",
  recordedAs: "webrtc-turn-tcp",
  transport: "tcp",
  schemes: ["turn"],
  observes: ["error-time", "error-code"],
  needs: [],
  unavailable: NEEDS_PEER_CONNECTION,
  reaches: {
    chromium: true,
    firefox: "Firefox leaves loopback out of ICE (media.peerconnection.ice.loopback is false).",
  },
  unsteady: {
    firefox:
      "Firefox 153 made a connection in 4 of 192 attempts, without a byte: it gives up, but not always in time.",
  },
  run: (target, env) =>
    gatherFrom(env, {
      urls: `turn:${target.host}:${target.port}?transport=tcp`,
      username: target.token,
      credential: target.token,
    }),
};
