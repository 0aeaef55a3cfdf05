import { IANA_REGISTRY } from "../iana/iana-service-at.ts";
import { portRows } from "../port-row.ts";

/** Machines and plants. */
export const INDUSTRIAL = portRows("industrial", [
  { program: "Modbus", ports: [502], trust: "documented", source: IANA_REGISTRY },
  { program: "OPC UA", vendor: "OPC Foundation", ports: [4840], trust: "documented", source: IANA_REGISTRY },
  { program: "EtherNet/IP", vendor: "ODVA", ports: [44818], trust: "documented", source: IANA_REGISTRY },
  {
    program: "BACnet",
    vendor: "ASHRAE",
    ports: [47808],
    protocol: "udp",
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "Siemens S7 (ISO-TSAP)",
    vendor: "Siemens",
    ports: [102],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  { program: "DNP3", ports: [20000], trust: "documented", source: IANA_REGISTRY },
  {
    program: "Niagara Fox",
    vendor: "Tridium",
    ports: [1911],
    trust: "unconfirmed",
    source: "https://www.tridium.com/",
  },
  {
    program: "DICOM medical images",
    vendor: "NEMA",
    ports: [104],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "DICOM medical images",
    vendor: "NEMA",
    ports: [11112],
    trust: "documented",
    source: IANA_REGISTRY,
  },
]);
