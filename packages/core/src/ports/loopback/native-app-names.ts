import type { LoopbackAlias } from "./loopback-alias.ts";

const BLOCK_LAN = "https://github.com/uBlockOrigin/uBOL-home";
const LOCAL_MESS = "https://localmess.github.io/";
const TENCENT = "public lists of exceptions for Tencent's login pages, read in November 2026";
const KOREAN_AGENTS =
  "public emulator of the agents with its author's measurements on bank sites, 29 and 30 September 2026";

/** Names that a native program's maker points at loopback, mostly to have a certificate for it. */
export const NATIVE_APP_NAMES: readonly LoopbackAlias[] = [
  {
    pattern: "localhost.weixin.qq.com",
    kind: "native-app",
    program: "WeChat",
    trust: "reported",
    source: "https://ckvv.net/blog/posts/%E5%BE%AE%E4%BF%A1%E5%85%8D%E6%89%AB%E7%A0%81%E7%99%BB%E5%BD%95",
  },
  {
    pattern: "localhost.work.weixin.qq.com",
    kind: "native-app",
    program: "WeCom (WeChat Work)",
    trust: "reported",
    source: TENCENT,
  },
  {
    pattern: "localhost.ptlogin2.qq.com",
    kind: "native-app",
    program: "QQ",
    trust: "reported",
    source: "https://blog.caoyue.me/post/how-qq-quick-signin/",
  },
  {
    pattern: "localhost.sec.qq.com",
    kind: "native-app",
    program: "Tencent PC Manager",
    trust: "reported",
    source: TENCENT,
  },
  {
    pattern: "lx.astxsvc.com",
    kind: "native-app",
    program: "AhnLab Safe Transaction",
    trust: "reported",
    source: KOREAN_AGENTS,
  },
  {
    pattern: "localhost.esignlive.com",
    kind: "native-app",
    program: "OneSpan Personal Certificate Client",
    trust: "documented",
    source: "https://docs.onespan.com/docs/communicating-via-websocket",
  },
  {
    pattern: "authenticatorlocalprod.com",
    kind: "native-app",
    program: "Okta Verify",
    trust: "reported",
    source: LOCAL_MESS,
  },
  {
    pattern: "*.authenticatorlocalprod.com",
    kind: "native-app",
    program: "Okta Verify",
    trust: "unconfirmed",
    source:
      "https://help.okta.com/oie/en-us/content/topics/identity-engine/devices/okta-fastpass-loopback.htm",
  },
  {
    pattern: "localbattle.net",
    kind: "native-app",
    program: "Battle.net",
    trust: "reported",
    source: BLOCK_LAN,
  },
  {
    pattern: "*.localbattle.net",
    kind: "native-app",
    program: "Battle.net",
    trust: "reported",
    source: BLOCK_LAN,
  },
  {
    pattern: "localbattlelog.battlefield.com",
    kind: "native-app",
    program: "Battlelog (Battlefield)",
    trust: "unconfirmed",
    source: "https://battlelog.battlefield.com/",
  },
  {
    pattern: "steamloopback.host",
    kind: "native-app",
    program: "Steam",
    trust: "reported",
    source: BLOCK_LAN,
  },
  {
    pattern: "*.spotilocal.com",
    kind: "native-app",
    program: "Spotify",
    trust: "unconfirmed",
    source: "https://community.spotify.com/",
  },
  {
    pattern: "edit.boxlocalhost.com",
    kind: "native-app",
    program: "Box Tools",
    trust: "unconfirmed",
    source: "https://support.box.com/hc/articles/360043697034",
  },
  {
    pattern: "tablet.sigwebtablet.com",
    kind: "native-app",
    program: "Topaz SigWeb",
    trust: "unconfirmed",
    source: "https://topazsystems.com/sigweb.html",
  },
  {
    pattern: "iccert.nhi.gov.tw",
    kind: "native-app",
    program: "Taiwanese health insurance card component",
    trust: "unconfirmed",
    source: "https://cloudicweb.nhi.gov.tw/",
  },
  {
    pattern: "ipv4.fiddler",
    kind: "native-app",
    program: "Fiddler",
    trust: "unconfirmed",
    source: "https://docs.telerik.com/fiddler/",
  },
  {
    pattern: "burp",
    kind: "native-app",
    program: "Burp Suite",
    trust: "reported",
    source: "https://askhndigests.com/",
  },
  {
    pattern: "yandexmetrica.com",
    kind: "tracking",
    program: "Yandex apps (Metrica)",
    trust: "reported",
    source: LOCAL_MESS,
  },
  {
    pattern: "burpsuite",
    kind: "native-app",
    program: "Burp Suite",
    trust: "unconfirmed",
    source: "https://portswigger.net/burp/documentation",
  },
  {
    pattern: "zap",
    kind: "native-app",
    program: "ZAP",
    trust: "unconfirmed",
    source: "https://www.zaproxy.org/docs/",
  },
  {
    pattern: "mitm.it",
    kind: "native-app",
    program: "mitmproxy",
    trust: "unconfirmed",
    source: "https://docs.mitmproxy.org/stable/",
  },
  {
    pattern: "ui.lantern.io",
    kind: "native-app",
    program: "Lantern",
    trust: "unconfirmed",
    source: "https://lantern.io/",
  },
];
