import type { ChannelDriver } from "../driver.ts";
import { connectTo } from "../peer-connection.ts";
import { NEEDS_PEER_CONNECTION } from "../probe-context.ts";

export const webrtcSdpMunging: ChannelDriver = {
  id: "webrtc-sdp-munging",
  summary:
    "A remote ICE candidate with a text of the page's choice in place of the user name, which every check carries to the port",
  recordedAs: "webrtc-ice-udp",
  transport: "udp",
  schemes: ["ice"],
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_PEER_CONNECTION,
  reaches: {
    chromium: true,
    firefox: "Firefox leaves loopback out of ICE (media.peerconnection.ice.loopback is false).",
  },
  run: (target, env) => connectTo(env, target, { transport: "udp", ufrag: `hushport/${target.token}` }),
};
