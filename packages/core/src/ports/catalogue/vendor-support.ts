import { portRows } from "../port-row.ts";

const DELL_COM_SUPPORT = "https://www.dell.com/support/";

/** Helpers that a maker's support page looks for on its own machines. */
export const VENDOR_SUPPORT = portRows("vendor-support", [
  {
    program: "Dell SupportAssist",
    vendor: "Dell",
    ports: [[8883, 8886]],
    schemes: ["http", "https"],
    paths: ["/clientservice/"],
    trust: "unconfirmed",
    source: DELL_COM_SUPPORT,
  },
  {
    program: "Dell SupportAssist",
    vendor: "Dell",
    ports: [5700],
    schemes: ["http"],
    role: "fallback",
    trust: "unconfirmed",
    source: DELL_COM_SUPPORT,
  },
  {
    program: "ASUS DriverHub",
    vendor: "ASUS",
    ports: [53000],
    schemes: ["http"],
    paths: ["/asus/v1.0/"],
    trust: "unconfirmed",
    source: "https://driverhub.asus.com/",
  },
  {
    program: "Intel Driver & Support Assistant",
    vendor: "Intel",
    ports: [[28380, 28385]],
    schemes: ["http", "https"],
    trust: "unconfirmed",
    source: "https://www.intel.com/content/www/us/en/support/detect.html",
  },
  {
    program: "Intel Driver & Support Assistant",
    vendor: "Intel",
    ports: [28385, 28390],
    schemes: ["http", "https"],
    trust: "reported",
    source: "lists of listening ports (netstat) that owners of machines published, read in November 2026",
  },
]);
