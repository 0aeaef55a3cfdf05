import { IANA_REGISTRY } from "../iana/iana-service-at.ts";
import { portRows } from "../port-row.ts";

const CVE_2019_13450 = "https://nvd.nist.gov/vuln/detail/CVE-2019-13450";
const GITHUB_COM_OBSPROJECT = "https://github.com/obsproject/obs-websocket";

/** Meeting programs that a join page tries to start. */
export const MEETING = portRows("meeting", [
  {
    program: "Zoom",
    vendor: "Zoom Communications",
    ports: [19421],
    schemes: ["http"],
    paths: ["/launch"],
    trust: "reported",
    source: CVE_2019_13450,
  },
  {
    program: "RingCentral Meetings",
    vendor: "RingCentral",
    ports: [19424],
    schemes: ["http"],
    paths: ["/launch"],
    trust: "unconfirmed",
    source: CVE_2019_13450,
  },
  {
    program: "BlueJeans",
    vendor: "Verizon",
    ports: [18170],
    schemes: ["https"],
    trust: "unconfirmed",
    source: "https://support.bluejeans.com/",
  },
  {
    program: "STUN or TURN",
    ports: [3478],
    schemes: ["stun", "turn"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "STUN or TURN",
    ports: [3478],
    protocol: "udp",
    schemes: ["stun", "turn"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "STUN or TURN over TLS",
    ports: [5349],
    schemes: ["stuns", "turns"],
    trust: "documented",
    source: IANA_REGISTRY,
  },
  {
    program: "OBS Studio WebSocket",
    vendor: "OBS Project",
    ports: [4455],
    schemes: ["ws"],
    trust: "unconfirmed",
    source: GITHUB_COM_OBSPROJECT,
  },
  {
    program: "OBS Studio WebSocket",
    vendor: "OBS Project",
    ports: [4444],
    schemes: ["ws"],
    role: "fallback",
    trust: "unconfirmed",
    source: GITHUB_COM_OBSPROJECT,
  },
]);
