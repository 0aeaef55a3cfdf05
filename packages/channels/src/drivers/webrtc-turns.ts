import type { ChannelDriver } from "../driver.ts";
import { gatherFrom } from "../peer-connection.ts";
import { NEEDS_PEER_CONNECTION } from "../probe-context.ts";

export const webrtcTurns: ChannelDriver = {
  id: "webrtc-turns",
  summary: "A `turns:` server of an `RTCPeerConnection`: TLS over TCP",
  recordedAs: "webrtc-turns",
  transport: "tcp",
  schemes: ["turns"],
  observes: ["error-time", "error-code"],
  needs: [],
  unavailable: NEEDS_PEER_CONNECTION,
  reaches: {
    chromium: true,
    firefox: "Firefox leaves loopback out of ICE (media.peerconnection.ice.loopback is false).",
  },
  run: (target, env) =>
    gatherFrom(env, {
      urls: `turns:${target.host}:${target.port}?transport=tcp`,
      username: target.token,
      credential: target.token,
    }),
};
