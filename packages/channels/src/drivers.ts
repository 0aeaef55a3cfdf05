import type { ChannelDriver } from "./driver.ts";
import { audio } from "./drivers/audio.ts";
import { beacon } from "./drivers/beacon.ts";
import { dynamicImport } from "./drivers/dynamic-import.ts";
import { eventSource } from "./drivers/event-source.ts";
import { fetchCors } from "./drivers/fetch-cors.ts";
import { fetchHttps } from "./drivers/fetch-https.ts";
import { fetchKeepalive } from "./drivers/fetch-keepalive.ts";
import { fetchNoCors } from "./drivers/fetch-no-cors.ts";
import { fetchPost } from "./drivers/fetch-post.ts";
import { fetchPreflight } from "./drivers/fetch-preflight.ts";
import { iframe } from "./drivers/iframe.ts";
import { image } from "./drivers/image.ts";
import { imageHttps } from "./drivers/image-https.ts";
import { importScriptsDriver } from "./drivers/import-scripts.ts";
import { linkModulepreload } from "./drivers/link-modulepreload.ts";
import { linkPreconnect } from "./drivers/link-preconnect.ts";
import { linkPrefetch } from "./drivers/link-prefetch.ts";
import { linkPreload } from "./drivers/link-preload.ts";
import { moduleScript } from "./drivers/module-script.ts";
import { script } from "./drivers/script.ts";
import { serviceWorkerFetch } from "./drivers/service-worker-fetch.ts";
import { stylesheet } from "./drivers/stylesheet.ts";
import { video } from "./drivers/video.ts";
import { webrtcStun } from "./drivers/webrtc-stun.ts";
import { webrtcTurnTcp } from "./drivers/webrtc-turn-tcp.ts";
import { webrtcTurnUdp } from "./drivers/webrtc-turn-udp.ts";
import { webrtcTurns } from "./drivers/webrtc-turns.ts";
import { websocket } from "./drivers/websocket.ts";
import { websocketTls } from "./drivers/websocket-tls.ts";
import { xhr } from "./drivers/xhr.ts";

/** Every way in which a page can touch a port, in order of id. */
export const CHANNEL_DRIVERS: readonly ChannelDriver[] = [
  audio,
  beacon,
  dynamicImport,
  eventSource,
  fetchCors,
  fetchHttps,
  fetchKeepalive,
  fetchNoCors,
  fetchPost,
  fetchPreflight,
  iframe,
  image,
  imageHttps,
  importScriptsDriver,
  linkModulepreload,
  linkPreconnect,
  linkPrefetch,
  linkPreload,
  moduleScript,
  script,
  serviceWorkerFetch,
  stylesheet,
  video,
  webrtcStun,
  webrtcTurnTcp,
  webrtcTurnUdp,
  webrtcTurns,
  websocket,
  websocketTls,
  xhr,
];
