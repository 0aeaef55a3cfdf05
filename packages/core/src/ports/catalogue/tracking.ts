import { portRows } from "../port-row.ts";

const LOCAL_MESS = "https://localmess.github.io/";

/** Ports that apps on a phone opened so that web pages could tell them who is browsing. */
export const TRACKING = portRows("tracking", [
  {
    program: "Meta apps (Facebook, Instagram)",
    vendor: "Meta",
    ports: [12387],
    schemes: ["http", "ws"],
    trust: "reported",
    source: LOCAL_MESS,
  },
  {
    program: "Meta apps (Facebook, Instagram)",
    vendor: "Meta",
    ports: [12388],
    schemes: ["http", "ws"],
    role: "fallback",
    trust: "reported",
    source: LOCAL_MESS,
  },
  {
    program: "Meta apps (Facebook, Instagram)",
    vendor: "Meta",
    ports: [[12580, 12585]],
    protocol: "udp",
    schemes: ["stun", "ice"],
    trust: "reported",
    source: LOCAL_MESS,
  },
  {
    program: "Meta apps (Facebook, Instagram)",
    vendor: "Meta",
    ports: [[12586, 12591]],
    protocol: "udp",
    schemes: ["turn"],
    trust: "reported",
    source: LOCAL_MESS,
  },
  {
    program: "Yandex apps (Metrica)",
    vendor: "Yandex",
    ports: [29009, 30102],
    schemes: ["http"],
    paths: ["/p"],
    trust: "reported",
    source: LOCAL_MESS,
  },
  {
    program: "Yandex apps (Metrica)",
    vendor: "Yandex",
    ports: [29010, 30103],
    schemes: ["https"],
    paths: ["/p"],
    trust: "reported",
    source: LOCAL_MESS,
  },
]);
