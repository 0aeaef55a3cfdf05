import { IANA_REGISTRY } from "../iana/iana-service-at.ts";
import { portRows } from "../port-row.ts";

/** Printers, scanners, signature pads and the programs that hand them to pages. */
export const PRINTER = portRows("printer", [
  {
    program: "Internet Printing Protocol (IPP)",
    ports: [631],
    schemes: ["http", "https"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  { program: "Line Printer Daemon", ports: [515], trust: "documented", source: IANA_REGISTRY },
  {
    program: "Raw printing (JetDirect)",
    vendor: "HP",
    ports: [9100],
    schemes: ["http"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
]);
