import type { ChannelDriver } from "../driver.ts";
import { connectTo } from "../peer-connection.ts";
import { NEEDS_PEER_CONNECTION } from "../probe-context.ts";

export const webrtcIceTcp: ChannelDriver = {
  id: "webrtc-ice-tcp",
  summary: "A remote ICE candidate over TCP: the browser connects to the port",
  recordedAs: "webrtc-ice-tcp",
  transport: "tcp",
  schemes: ["ice"],
  observes: ["nothing"],
  needs: [],
  unavailable: NEEDS_PEER_CONNECTION,
  reaches: {
    chromium: true,
    firefox: "Firefox leaves loopback out of ICE (media.peerconnection.ice.loopback is false).",
  },
  run: (target, env) => connectTo(env, target, { transport: "tcp" }),
};
