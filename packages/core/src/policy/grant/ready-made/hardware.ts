import { ANY_SITE } from "../find-grant.ts";
import { createPairs } from "./create-pairs.ts";

/** Its list of sites that may reach this computer. */
const UBOL = "https://github.com/uBlockOrigin/uBOL-home";

/**
 * Programs of hardware makers that find drivers, updates, printers, scanners and signature pads for a page.
 *
 * Source: one per row; ports are the port catalogue's.
 * Snapshot: 2026-11-22.
 * Left out: programs whose ports nobody published (HP, Lenovo, Brother, LetsView).
 */
export const HARDWARE = createPairs([
  {
    id: "dell-supportassist",
    program: "Dell SupportAssist",
    purpose: "Lets Dell's pages find the drivers of this computer.",
    sites: ["dell.com"],
    trust: "reported",
    source: UBOL,
  },
  {
    id: "asus-driverhub",
    program: "ASUS DriverHub",
    purpose: "Lets ASUS's page find the drivers of this computer.",
    sites: ["asus.com"],
    trust: "reported",
    source: UBOL,
  },
  {
    id: "intel-dsa",
    program: "Intel Driver & Support Assistant",
    purpose: "Lets Intel's page find the drivers of this computer.",
    sites: ["intel.com"],
    trust: "reported",
    source: "https://community.brave.com/t/intel-driver-support-assistant-doesnt-work-with-shields-on/212468",
  },
  {
    id: "logitech",
    program: "Logitech Options / G HUB",
    purpose: "Lets Logitech's pages set up mouse and keyboard.",
    sites: ["logitech.com", "logitechg.com"],
    trust: "unconfirmed",
    source: "https://www.logitech.com/software/options.html",
  },
  {
    id: "razer-chroma",
    program: "Razer Chroma SDK",
    purpose: "Lets a page light up Razer keyboards.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://assets.razerzone.com/dev_portal/REST/html/index.html",
  },
  {
    id: "dymo",
    program: "DYMO Connect",
    purpose: "Prints labels on a DYMO printer.",
    sites: [ANY_SITE],
    trust: "reported",
    source: "https://developers.dymo.com/",
  },
  {
    id: "qz-tray",
    program: "QZ Tray",
    purpose: "Prints receipts and labels without a dialogue.",
    sites: [ANY_SITE],
    trust: "reported",
    source: "https://github.com/qzind/tray/issues/1368",
  },
  {
    id: "zebra",
    program: "Zebra Browser Print",
    purpose: "Prints labels on a Zebra printer.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://developer.zebra.com/products/printers/browser-print",
  },
  {
    id: "epson-epos",
    program: "Epson ePOS device service",
    purpose: "Prints receipts on an Epson printer.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://download.epson-biz.com/modules/pos/",
  },
  {
    id: "c-lodop",
    program: "C-Lodop",
    purpose: "Prints forms of Chinese shops and authorities.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://www.lodop.net/",
  },
  {
    id: "dynamic-web-twain",
    program: "Dynamic Web TWAIN service",
    purpose: "Scans documents into a page.",
    sites: [ANY_SITE],
    trust: "reported",
    source: "https://www.dynamsoft.com/web-twain/docs/",
  },
  {
    id: "topaz-sigweb",
    program: "Topaz SigWeb",
    purpose: "Reads a signature pad.",
    sites: [ANY_SITE],
    trust: "unconfirmed",
    source: "https://topazsystems.com/sigweb.html",
  },
]);
