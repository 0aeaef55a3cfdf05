import { IANA_REGISTRY } from "../iana/iana-service-at.ts";
import { portRows } from "../port-row.ts";

/** Password managers and login helpers. */
export const AUTHENTICATION = portRows("authentication", [
  {
    program: "KeePassRPC",
    vendor: "Kee",
    ports: [12546],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: "https://github.com/kee-org/keepassrpc",
  },
  {
    program: "KeePassHTTP",
    vendor: "KeePassHTTP",
    ports: [19455],
    schemes: ["http"],
    trust: "unconfirmed",
    source: "https://github.com/pfn/keepasshttp",
  },
  {
    program: "Dashlane",
    vendor: "Dashlane",
    ports: [11456, 15674, 17896, 21953, 32934],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: "https://support.dashlane.com/",
  },
  {
    program: "Enpass",
    vendor: "Sinew Software",
    ports: [10391],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: "https://support.enpass.io/",
  },
  { program: "Kerberos", ports: [88], trust: "documented", source: IANA_REGISTRY },
  { program: "LDAP directory", ports: [389], trust: "documented", source: IANA_REGISTRY },
  { program: "LDAP directory over TLS", ports: [636], trust: "documented", source: IANA_REGISTRY },
  {
    program: "Active Directory global catalogue",
    vendor: "Microsoft",
    ports: [[3268, 3269]],
    trust: "documented",
    source: IANA_REGISTRY,
  },
]);
