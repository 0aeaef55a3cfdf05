import { IANA_REGISTRY } from "../iana/iana-service-at.ts";
import { portRows } from "../port-row.ts";

const COMMUNITY_TEAMSPEAK_COM = "https://community.teamspeak.com/";

/** Chat programs that pages ask whether they run, mostly to log in or to open an invitation. */
export const MESSAGING = portRows("messaging", [
  {
    program: "Discord",
    vendor: "Discord",
    ports: [[6463, 6472]],
    schemes: ["ws", "http"],
    paths: ["/rpc", "/?v=1"],
    trust: "documented",
    source: "https://docs.discord.com/developers/topics/rpc",
  },
  {
    program: "WeChat",
    vendor: "Tencent",
    ports: [
      [13013, 13015],
      [14013, 14025],
    ],
    schemes: ["https"],
    paths: ["/api/check-login", "/api/authorize"],
    trust: "reported",
    source: "https://ckvv.net/blog/posts/%E5%BE%AE%E4%BF%A1%E5%85%8D%E6%89%AB%E7%A0%81%E7%99%BB%E5%BD%95",
  },
  {
    program: "QQ",
    vendor: "Tencent",
    ports: [[4300, 4308]],
    schemes: ["http", "https"],
    paths: ["/pt_get_uins", "/pt_get_st"],
    trust: "reported",
    source: "https://blog.caoyue.me/post/how-qq-quick-signin/",
  },
  {
    program: "WeCom (WeChat Work)",
    vendor: "Tencent",
    ports: [[50000, 50003]],
    schemes: ["https"],
    trust: "unconfirmed",
    source: "https://work.weixin.qq.com/",
  },
  { program: "Session Initiation Protocol (SIP)", ports: [5060], trust: "documented", source: IANA_REGISTRY },
  {
    program: "Session Initiation Protocol (SIP) over TLS",
    ports: [5061],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  { program: "XMPP", ports: [5222], trust: "documented", source: IANA_REGISTRY },
  {
    program: "Internet Relay Chat (IRC)",
    ports: [[6665, 6669]],
    trust: "unconfirmed",
    source: "https://www.rfc-editor.org/rfc/rfc7194",
  },
  {
    program: "Internet Relay Chat (IRC) over TLS",
    ports: [6697],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "TeamSpeak ClientQuery",
    vendor: "TeamSpeak",
    ports: [25639],
    trust: "unconfirmed",
    source: COMMUNITY_TEAMSPEAK_COM,
  },
  {
    program: "TeamSpeak remote applications",
    vendor: "TeamSpeak",
    ports: [5899],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: COMMUNITY_TEAMSPEAK_COM,
  },
  {
    program: "Mumble",
    vendor: "Mumble",
    ports: [64738],
    trust: "unconfirmed",
    source: "https://wiki.mumble.info/",
  },
  { program: "Mail submission (SMTP)", ports: [25], trust: "documented", source: IANA_REGISTRY },
  { program: "Mail retrieval (IMAP)", ports: [143], trust: "documented", source: IANA_REGISTRY },
  { program: "Mail retrieval (POP3)", ports: [110], trust: "documented", source: IANA_REGISTRY },
  {
    program: "Proton Mail Bridge",
    vendor: "Proton",
    ports: [1025, 1143],
    trust: "unconfirmed",
    source: "https://proton.me/support/protonmail-bridge-manual-update",
  },
]);
