import { portRows } from "../port-row.ts";

const DEVELOPERS_GOOGLE_COM = "https://developers.google.com/cast";
const DEVELOPER_SAMSUNG_COM = "https://developer.samsung.com/smarttv/";
const WEBOSTV_DEVELOPER_LGE = "https://webostv.developer.lge.com/";

/** Televisions and speakers of the network. */
export const MEDIA_DEVICE = portRows("media-device", [
  {
    program: "Chromecast",
    vendor: "Google",
    ports: [[8008, 8009]],
    schemes: ["http"],
    paths: ["/setup/eureka_info"],
    trust: "unconfirmed",
    source: DEVELOPERS_GOOGLE_COM,
  },
  {
    program: "Chromecast",
    vendor: "Google",
    ports: [8443],
    schemes: ["https"],
    role: "fallback",
    trust: "unconfirmed",
    source: DEVELOPERS_GOOGLE_COM,
  },
  {
    program: "Roku",
    vendor: "Roku",
    ports: [8060],
    schemes: ["http"],
    paths: ["/query/"],
    trust: "unconfirmed",
    source: "https://developer.roku.com/docs/developer-program/dev-tools/external-control-api.md",
  },
  {
    program: "Sonos",
    vendor: "Sonos",
    ports: [1400],
    schemes: ["http"],
    paths: ["/xml/device_description.xml"],
    trust: "unconfirmed",
    source: "https://docs.sonos.com/",
  },
  {
    program: "Samsung television",
    vendor: "Samsung",
    ports: [8001],
    schemes: ["http", "ws"],
    paths: ["/api/v2/"],
    trust: "unconfirmed",
    source: DEVELOPER_SAMSUNG_COM,
  },
  {
    program: "Samsung television",
    vendor: "Samsung",
    ports: [8002],
    schemes: ["https", "wss"],
    paths: ["/api/v2/"],
    trust: "unconfirmed",
    source: DEVELOPER_SAMSUNG_COM,
  },
  {
    program: "LG webOS television",
    vendor: "LG",
    ports: [3000],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: WEBOSTV_DEVELOPER_LGE,
  },
  {
    program: "LG webOS television",
    vendor: "LG",
    ports: [3001],
    schemes: ["wss"],
    trust: "unconfirmed",
    source: WEBOSTV_DEVELOPER_LGE,
  },
]);
