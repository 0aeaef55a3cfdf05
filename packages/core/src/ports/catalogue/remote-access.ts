import { portRows } from "../port-row.ts";
const EBAY_2020 = "https://blog.nem.ec/2020/05/24/ebay-port-scanning/";
export const REMOTE_ACCESS = portRows("remote-access", [
  {
    program: "Virtual Network Computing (VNC)",
    ports: [5900],
    schemes: ["wss"],
    trust: "documented",
    source: "https://www.rfc-editor.org/rfc/rfc6143",
  },
  {
    program: "Virtual Network Computing (VNC)",
    ports: [[5901, 5903]],
    schemes: ["wss"],
    trust: "reported",
    source: EBAY_2020,
  },
  {
    program: "Remote Desktop Protocol (RDP)",
    vendor: "Microsoft",
    ports: [3389],
    schemes: ["wss"],
    trust: "documented",
    source:
      "https://learn.microsoft.com/windows-server/remote/remote-desktop-services/clients/change-listening-port",
  },
  {
    program: "AeroAdmin",
    vendor: "AeroAdmin",
    ports: [5950],
    schemes: ["wss"],
    trust: "reported",
    source: EBAY_2020,
  },
  {
    program: "Ammyy Admin",
    vendor: "Ammyy",
    ports: [5931],
    schemes: ["wss"],
    trust: "reported",
    source: EBAY_2020,
  },
  {
    program: "TeamViewer",
    vendor: "TeamViewer",
    ports: [5938],
    trust: "documented",
    source:
      "https://www.teamviewer.com/en/global/support/knowledge-base/teamviewer-classic/troubleshooting/ports-used-by-teamviewer/",
  },
  {
    program: "TeamViewer",
    vendor: "TeamViewer",
    ports: [5939, 5944, 6039, 6040],
    schemes: ["wss"],
    trust: "reported",
    source: EBAY_2020,
  },
  {
    program: "Anyplace Control",
    vendor: "Anyplace Control Software",
    ports: [5279],
    schemes: ["wss"],
    trust: "reported",
    source: EBAY_2020,
  },
  {
    program: "AnyDesk",
    vendor: "AnyDesk Software",
    ports: [7070],
    schemes: ["wss"],
    trust: "reported",
    source: EBAY_2020,
  },
]);
