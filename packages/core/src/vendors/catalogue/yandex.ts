import type { Vendor } from "../vendor.ts";

const LOCALMESS_GITHUB_IO = "https://localmess.github.io/";
const YANDEX_COM = "https://yandex.com/support/metrica/";

/** Yandex Metrica. */
export const YANDEX: Vendor = {
  id: "yandex",
  name: "Yandex",
  evidence: "scans",
  known:
    "From February 2017 to June 2025 its counter asked Yandex's apps on the same phone, through loopback ports, for a device's identifiers.",
  trust: "reported",
  sources: [LOCALMESS_GITHUB_IO],
  purpose: "tracking",
  hosts: [
    { suffix: "yandexmetrica.com", trust: "reported", source: LOCALMESS_GITHUB_IO },
    { suffix: "mc.yandex.ru", trust: "unconfirmed", source: YANDEX_COM },
    { suffix: "mc.yandex.com", trust: "unconfirmed", source: YANDEX_COM },
    { suffix: "mc.yandex.by", trust: "unconfirmed", source: YANDEX_COM },
    { suffix: "mc.yandex.kz", trust: "unconfirmed", source: YANDEX_COM },
    { suffix: "mc.yandex.ua", trust: "unconfirmed", source: YANDEX_COM },
    { suffix: "mc.yandex.com.tr", trust: "unconfirmed", source: YANDEX_COM },
    { suffix: "mc.webvisor.org", trust: "unconfirmed", source: YANDEX_COM },
    { suffix: "mc.webvisor.com", trust: "unconfirmed", source: YANDEX_COM },
  ],
  urlShapes: [
    {
      path: /\/metrika\/(?:tag|watch)(?:_\w+)?\.js$/,
      confidence: 0.7,
      trust: "unconfirmed",
      source: YANDEX_COM,
    },
  ],
  cnames: [],
};
