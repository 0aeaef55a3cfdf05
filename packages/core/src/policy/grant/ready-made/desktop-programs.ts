import { ANY_SITE } from "../find-grant.ts";
import { createPairs } from "./create-pairs.ts";

/** Its list of sites that may reach this computer. */
const UBOL = "https://github.com/uBlockOrigin/uBOL-home";

/**
 * Programs that the web pages of their own makers talk to.
 *
 * Source: one per row; ports are the port catalogue's.
 * Snapshot: 2026-11-22.
 * Left out: programs that their pages only start by a link of their own (`zoommtg:`, `slack:`), and password managers,
 * which talk to the browser by native messaging (1Password, Bitwarden).
 */
export const DESKTOP_PROGRAMS = createPairs([
  {
    id: "discord",
    program: "Discord",
    purpose: "Opens invitations in the Discord program instead of the browser.",
    sites: ["discord.com"],
    trust: "documented",
    source: "https://docs.discord.com/developers/topics/rpc",
  },
  {
    id: "figma",
    program: "Figma font helper",
    purpose: "Shows the fonts of this computer in Figma.",
    sites: ["figma.com"],
    trust: "reported",
    source: "https://github.com/tryvin/figma-linux-font-helper/issues/15",
  },
  {
    id: "zoom",
    program: "Zoom",
    purpose: "Opens meetings in the Zoom program (versions before July 2019).",
    sites: ["zoom.us"],
    trust: "reported",
    source: "https://nvd.nist.gov/vuln/detail/CVE-2019-13450",
  },
  {
    id: "ringcentral",
    program: "RingCentral Meetings",
    purpose: "Opens meetings in the RingCentral program (versions before July 2019).",
    sites: ["ringcentral.com"],
    trust: "unconfirmed",
    source: "https://nvd.nist.gov/vuln/detail/CVE-2019-13450",
  },
  {
    id: "spotify",
    program: "Spotify",
    purpose: "Plays what you click on a page in the Spotify program.",
    sites: ["spotify.com"],
    trust: "unconfirmed",
    source: "https://community.spotify.com/",
  },
  {
    id: "plex",
    program: "Plex Media Server",
    purpose: "Shows your own films and music in Plex's page.",
    sites: ["plex.tv"],
    trust: "reported",
    source:
      "https://support.plex.tv/articles/201543147-what-network-ports-do-i-need-to-allow-through-my-firewall/",
  },
  {
    id: "mega",
    program: "MEGA",
    purpose: "Hands downloads over to the MEGA program.",
    sites: ["mega.nz", "mega.io"],
    trust: "reported",
    source: UBOL,
  },
  {
    id: "picard",
    program: "MusicBrainz Picard",
    purpose: "Opens an album of MusicBrainz in Picard.",
    sites: ["musicbrainz.org"],
    trust: "reported",
    source: "https://gist.github.com/earthmeLon/bab422a78f5b3e495ddc2bc563212ab3",
  },
  {
    id: "stremio",
    program: "Stremio",
    purpose: "Plays films of Stremio's page through the Stremio program.",
    sites: ["stremio.com", "strem.io"],
    trust: "unconfirmed",
    source: "https://github.com/Stremio",
  },
  {
    id: "folding-at-home",
    program: "Folding@home",
    purpose: "Steers the Folding@home program from its page.",
    sites: ["foldingathome.org"],
    trust: "reported",
    source: UBOL,
  },
  {
    id: "jdownloader",
    program: "JDownloader Click'n'Load",
    purpose: "Hands links of a page over to JDownloader.",
    sites: [ANY_SITE],
    trust: "reported",
    source: "https://jdownloader.org/knowledge/wiki/glossary/cnl2",
  },
  {
    id: "faceit",
    program: "FACEIT client",
    purpose: "Starts matches from FACEIT's page.",
    sites: ["faceit.com"],
    trust: "reported",
    source: UBOL,
  },
  {
    id: "battlelog",
    program: "Battlelog (Battlefield)",
    purpose: "Starts Battlefield from its page.",
    sites: ["battlefield.com"],
    trust: "reported",
    source: UBOL,
  },
  {
    id: "battle-net",
    program: "Battle.net",
    purpose: "Lets Blizzard's pages see that Battle.net is installed.",
    sites: ["battle.net"],
    trust: "unconfirmed",
    source: "https://us.battle.net/support/",
  },
  {
    id: "ea-app",
    program: "EA app / Origin",
    purpose: "Starts games from EA's pages.",
    sites: ["ea.com"],
    trust: "unconfirmed",
    source: "https://help.ea.com/",
  },
  {
    id: "wechat",
    program: "WeChat",
    purpose: "Signs in with the WeChat program.",
    sites: ["qq.com"],
    trust: "reported",
    source: "https://ckvv.net/blog/posts/%E5%BE%AE%E4%BF%A1%E5%85%8D%E6%89%AB%E7%A0%81%E7%99%BB%E5%BD%95",
  },
  {
    id: "qq",
    program: "QQ",
    purpose: "Signs in with the QQ program.",
    sites: ["qq.com"],
    trust: "reported",
    source: "https://blog.caoyue.me/post/how-qq-quick-signin/",
  },
  {
    id: "iqiyi",
    program: "iQIYI",
    purpose: "Plays films of the page in the iQIYI program.",
    sites: ["iqiyi.com"],
    trust: "reported",
    source: "public list of local programs' ports in a page-side detector, read in November 2026",
  },
]);
