import { IANA_REGISTRY } from "../iana/iana-service-at.ts";
import { portRows } from "../port-row.ts";

const APPLE_COM_103229 = "https://support.apple.com/103229";
const GITHUB_COM_STREMIO = "https://github.com/Stremio";
const GITHUB_COM_CODDINGTONBEAR = "https://github.com/coddingtonbear/obsidian-local-rest-api";

/** Collections, players and note programs that answer the browser. */
export const MEDIA_COLLECTION = portRows("media", [
  {
    program: "iTunes music sharing (DAAP)",
    vendor: "Apple",
    ports: [3689],
    schemes: ["http"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "AirPlay",
    vendor: "Apple",
    ports: [7000],
    schemes: ["http"],
    trust: "unconfirmed",
    source: APPLE_COM_103229,
  },
  {
    program: "AirPlay receiver (macOS control centre)",
    vendor: "Apple",
    ports: [5000],
    schemes: ["http"],
    trust: "unconfirmed",
    source: APPLE_COM_103229,
  },
  {
    program: "Stremio",
    vendor: "Stremio",
    ports: [11470],
    schemes: ["http"],
    paths: ["/stats.json"],
    trust: "unconfirmed",
    source: GITHUB_COM_STREMIO,
  },
  {
    program: "Stremio",
    vendor: "Stremio",
    ports: [12470],
    schemes: ["https"],
    trust: "unconfirmed",
    source: GITHUB_COM_STREMIO,
  },
  {
    program: "Ace Stream",
    vendor: "Ace Stream",
    ports: [6878],
    schemes: ["http"],
    paths: ["/webui/api/service", "/ace/getstream"],
    trust: "unconfirmed",
    source: "https://docs.acestream.net/",
  },
  {
    program: "TorrServer",
    vendor: "YouROK",
    ports: [8090],
    schemes: ["http"],
    trust: "unconfirmed",
    source: "https://github.com/YouROK/TorrServer",
  },
  {
    program: "MusicBrainz Picard",
    vendor: "MetaBrainz",
    ports: [8000],
    schemes: ["http"],
    paths: ["/openalbum"],
    trust: "unconfirmed",
    source: "https://picard-docs.musicbrainz.org/",
  },
  {
    program: "Anki (AnkiConnect)",
    vendor: "AnkiConnect",
    ports: [8765],
    schemes: ["http"],
    trust: "unconfirmed",
    source: "https://git.sr.ht/~foosoft/anki-connect",
  },
  {
    program: "Zotero connector",
    vendor: "Corporation for Digital Scholarship",
    ports: [23119],
    schemes: ["http"],
    paths: ["/connector/"],
    trust: "unconfirmed",
    source: "https://www.zotero.org/support/dev/client_coding/connector_http_server",
  },
  {
    program: "calibre content server",
    vendor: "calibre",
    ports: [8080],
    schemes: ["http"],
    role: "fallback",
    trust: "unconfirmed",
    source: "https://manual.calibre-ebook.com/server.html",
  },
  {
    program: "Obsidian local REST",
    vendor: "Obsidian community",
    ports: [27123],
    schemes: ["http"],
    trust: "unconfirmed",
    source: GITHUB_COM_CODDINGTONBEAR,
  },
  {
    program: "Obsidian local REST",
    vendor: "Obsidian community",
    ports: [27124],
    schemes: ["https"],
    trust: "unconfirmed",
    source: GITHUB_COM_CODDINGTONBEAR,
  },
]);
