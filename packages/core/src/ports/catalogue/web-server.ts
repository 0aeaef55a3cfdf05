import { IANA_REGISTRY } from "../iana/iana-service-at.ts";
import { portRows } from "../port-row.ts";

/** A web server of any kind: the port says no more. */
export const WEB_SERVER = portRows("web-server", [
  {
    program: "Web server (HTTP)",
    ports: [80],
    schemes: ["http", "ws"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "Web server (HTTPS)",
    ports: [443],
    schemes: ["https", "wss"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "Web server (HTTP/3)",
    ports: [443],
    protocol: "udp",
    schemes: ["https"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "Web server (HTTP, second port)",
    ports: [8008],
    schemes: ["http", "ws"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "Web server (HTTP, second port)",
    ports: [8080],
    schemes: ["http", "ws"],
    role: "fallback",
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "Web server (HTTPS, second port)",
    ports: [8443],
    schemes: ["https", "wss"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "Web server (HTTP, common choice)",
    ports: [81, 82, 88, 591, 8000, 8081, 8088, 8888, 9000, 9999],
    schemes: ["http", "ws"],
    role: "fallback",
    trust: "unconfirmed",
    source: "https://en.wikipedia.org/wiki/List_of_TCP_and_UDP_port_numbers",
  },
]);
