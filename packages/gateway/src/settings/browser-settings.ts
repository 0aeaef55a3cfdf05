import { formatAuthority, type Authority } from "../request/authority.ts";

/** What sends all traffic of a Chromium through the gateway. */
export interface ChromiumSettings {
  /** Command line switches. */
  readonly flags: readonly string[];
  /** The same as managed policy, for `/etc/chromium/policies/managed/hushport.json` and the like. */
  readonly policy: Readonly<Record<string, unknown>>;
}

/** Preferences that send all traffic of a Firefox through the gateway, for `user.js` or `about:config`. */
export type FirefoxPreferences = Readonly<Record<string, string | number | boolean>>;

/**
 * Chromium's settings.
 *
 * Source: https://chromium.googlesource.com/chromium/src/+/HEAD/net/docs/proxy.md (implicit bypass rules, `<-loopback>`)
 * and https://chromeenterprise.google/policies/; held to Chromium 156 by settings.browser.test.ts.
 */
export function chromiumSettings(gateway: Authority): ChromiumSettings {
  const server = `http://${formatAuthority(gateway)}`;
  return {
    flags: [
      `--proxy-server=${server}`,
      // Without it, loopback goes past every proxy.
      "--proxy-bypass-list=<-loopback>",
      // UDP of WebRTC goes past an HTTP proxy, so there is none.
      "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    ],
    policy: {
      ProxySettings: { ProxyMode: "fixed_servers", ProxyServer: server, ProxyBypassList: "<-loopback>" },
      WebRtcIPHandling: "disable_non_proxied_udp",
      // Chromium has 32 connections for a proxy; refused requests hold theirs until the deadline.
      MaxConnectionsPerProxy: 99,
    },
  };
}

/**
 * Firefox's settings.
 *
 * Source: Firefox's own StaticPrefList.yaml and all.js; held to Firefox ESR 153 by settings.browser.test.ts.
 */
export function firefoxPreferences({ host, port }: Authority): FirefoxPreferences {
  return {
    "network.proxy.type": 1,
    "network.proxy.http": host,
    "network.proxy.http_port": port,
    "network.proxy.ssl": host,
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": "",
    // Without it, loopback goes past every proxy.
    "network.proxy.allow_hijacking_localhost": true,
    // Without it, Firefox goes past a proxy that does not answer.
    "network.proxy.failover_direct": false,
    // WebRTC through the proxy or not at all.
    "media.peerconnection.ice.proxy_only": true,
  };
}
