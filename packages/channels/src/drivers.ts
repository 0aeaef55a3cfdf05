import type { ChannelDriver } from "./driver.ts";
import { audio } from "./drivers/audio.ts";
import { audioWorklet } from "./drivers/audio-worklet.ts";
import { backgroundFetch } from "./drivers/background-fetch.ts";
import { beacon } from "./drivers/beacon.ts";
import { cacheAdd } from "./drivers/cache-add.ts";
import { cspReport } from "./drivers/csp-report.ts";
import { cssBackground } from "./drivers/css-background.ts";
import { cssFont } from "./drivers/css-font.ts";
import { cssImport } from "./drivers/css-import.ts";
import { cssMask } from "./drivers/css-mask.ts";
import { downloadLink } from "./drivers/download-link.ts";
import { dynamicImport } from "./drivers/dynamic-import.ts";
import { embed } from "./drivers/embed.ts";
import { eventSource } from "./drivers/event-source.ts";
import { fedcm } from "./drivers/fedcm.ts";
import { fetchAtPagehide } from "./drivers/fetch-at-pagehide.ts";
import { fetchCors } from "./drivers/fetch-cors.ts";
import { fetchHttps } from "./drivers/fetch-https.ts";
import { fetchKeepalive } from "./drivers/fetch-keepalive.ts";
import { fetchLater } from "./drivers/fetch-later.ts";
import { fetchNoCors } from "./drivers/fetch-no-cors.ts";
import { fetchPost } from "./drivers/fetch-post.ts";
import { fetchPreflight } from "./drivers/fetch-preflight.ts";
import { fetchRedirect } from "./drivers/fetch-redirect.ts";
import { fetchTargetAddressSpace } from "./drivers/fetch-target-address-space.ts";
import { fontFace } from "./drivers/font-face.ts";
import { formIframe } from "./drivers/form-iframe.ts";
import { formPopup } from "./drivers/form-popup.ts";
import { frameLocation } from "./drivers/frame-location.ts";
import { iframe } from "./drivers/iframe.ts";
import { iframeRedirect } from "./drivers/iframe-redirect.ts";
import { image } from "./drivers/image.ts";
import { imageHttps } from "./drivers/image-https.ts";
import { imageSrcset } from "./drivers/image-srcset.ts";
import { importScriptsDriver } from "./drivers/import-scripts.ts";
import { inputImage } from "./drivers/input-image.ts";
import { linkCompressionDictionary } from "./drivers/link-compression-dictionary.ts";
import { linkDnsPrefetch } from "./drivers/link-dns-prefetch.ts";
import { linkHeader } from "./drivers/link-header.ts";
import { linkIcon } from "./drivers/link-icon.ts";
import { linkManifest } from "./drivers/link-manifest.ts";
import { linkModulepreload } from "./drivers/link-modulepreload.ts";
import { linkPreconnect } from "./drivers/link-preconnect.ts";
import { linkPrefetch } from "./drivers/link-prefetch.ts";
import { linkPreload } from "./drivers/link-preload.ts";
import { metaRefresh } from "./drivers/meta-refresh.ts";
import { moduleScript } from "./drivers/module-script.ts";
import { object } from "./drivers/object.ts";
import { objectImage } from "./drivers/object-image.ts";
import { paintWorklet } from "./drivers/paint-worklet.ts";
import { paymentManifest } from "./drivers/payment-manifest.ts";
import { ping } from "./drivers/ping.ts";
import { popup } from "./drivers/popup.ts";
import { refreshHeader } from "./drivers/refresh-header.ts";
import { reportingApi } from "./drivers/reporting-api.ts";
import { script } from "./drivers/script.ts";
import { serviceWorkerFetch } from "./drivers/service-worker-fetch.ts";
import { speculationPrefetch } from "./drivers/speculation-prefetch.ts";
import { speculationPrerender } from "./drivers/speculation-prerender.ts";
import { speculationRulesHeader } from "./drivers/speculation-rules-header.ts";
import { stylesheet } from "./drivers/stylesheet.ts";
import { svgFilterImage } from "./drivers/svg-filter-image.ts";
import { svgImage } from "./drivers/svg-image.ts";
import { topLevelRedirect } from "./drivers/top-level-redirect.ts";
import { video } from "./drivers/video.ts";
import { videoPoster } from "./drivers/video-poster.ts";
import { videoTrack } from "./drivers/video-track.ts";
import { webBundle } from "./drivers/web-bundle.ts";
import { webrtcIceTcp } from "./drivers/webrtc-ice-tcp.ts";
import { webrtcIceUdp } from "./drivers/webrtc-ice-udp.ts";
import { webrtcSdpMunging } from "./drivers/webrtc-sdp-munging.ts";
import { webrtcStun } from "./drivers/webrtc-stun.ts";
import { webrtcTurnTcp } from "./drivers/webrtc-turn-tcp.ts";
import { webrtcTurnUdp } from "./drivers/webrtc-turn-udp.ts";
import { webrtcTurns } from "./drivers/webrtc-turns.ts";
import { websocket } from "./drivers/websocket.ts";
import { websocketStream } from "./drivers/websocket-stream.ts";
import { websocketTls } from "./drivers/websocket-tls.ts";
import { webtransport } from "./drivers/webtransport.ts";
import { webtransportHash } from "./drivers/webtransport-hash.ts";
import { xhr } from "./drivers/xhr.ts";

/** Every way in which a page can touch a port, in order of id. */
export const CHANNEL_DRIVERS: readonly ChannelDriver[] = [
  audio,
  audioWorklet,
  backgroundFetch,
  beacon,
  cacheAdd,
  cspReport,
  cssBackground,
  cssFont,
  cssImport,
  cssMask,
  downloadLink,
  dynamicImport,
  embed,
  eventSource,
  fedcm,
  fetchAtPagehide,
  fetchCors,
  fetchHttps,
  fetchKeepalive,
  fetchLater,
  fetchNoCors,
  fetchPost,
  fetchPreflight,
  fetchRedirect,
  fetchTargetAddressSpace,
  fontFace,
  formIframe,
  formPopup,
  frameLocation,
  iframe,
  iframeRedirect,
  image,
  imageHttps,
  imageSrcset,
  importScriptsDriver,
  inputImage,
  linkCompressionDictionary,
  linkDnsPrefetch,
  linkHeader,
  linkIcon,
  linkManifest,
  linkModulepreload,
  linkPreconnect,
  linkPrefetch,
  linkPreload,
  metaRefresh,
  moduleScript,
  object,
  objectImage,
  paintWorklet,
  paymentManifest,
  ping,
  popup,
  refreshHeader,
  reportingApi,
  script,
  serviceWorkerFetch,
  speculationPrefetch,
  speculationPrerender,
  speculationRulesHeader,
  stylesheet,
  svgFilterImage,
  svgImage,
  topLevelRedirect,
  video,
  videoPoster,
  videoTrack,
  webBundle,
  webrtcIceTcp,
  webrtcIceUdp,
  webrtcSdpMunging,
  webrtcStun,
  webrtcTurnTcp,
  webrtcTurnUdp,
  webrtcTurns,
  websocket,
  websocketStream,
  websocketTls,
  webtransport,
  webtransportHash,
  xhr,
];
