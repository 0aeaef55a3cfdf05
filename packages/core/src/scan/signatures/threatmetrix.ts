import { portSetSignature, type PortSet, type Product } from "./port-set.ts";

/** The list of 2020, in the order of the analyses; VNC and RDP are in every remote-access scanner's list. */
const PORTS_2020 = [
  [63333, 3],
  [5900, 1],
  [5901, 1],
  [5902, 1],
  [5903, 1],
  [3389, 1],
  [5950, 2],
  [5931, 2],
  [5939, 2],
  [6039, 2],
  [5944, 2],
  [6040, 2],
  [5279, 2],
  [7070, 1],
] as const;

/** What the list of 2026 has besides. */
const PORTS_ADDED_2026 = [
  [5938, 2],
  [2112, 3],
] as const;

/** The remote-desktop ports alone are 6 of 23, and all that a stranger's list is likely to share. */
const USUAL = { transports: ["websocket"], minShare: 0.55, usualMs: 60_000 } as const;

const SET_2020: PortSet = { ...USUAL, ports: PORTS_2020, rivals: PORTS_ADDED_2026.map(([port]) => port) };
const SET_2026: PortSet = { ...USUAL, ports: [...PORTS_2020, ...PORTS_ADDED_2026] };

const THREATMETRIX = {
  kind: "scan",
  vendor: "ThreatMetrix",
  vendorId: "threatmetrix",
  purpose: "fraud-detection",
  description: "ThreatMetrix, a fraud-detection service",
  categories: ["remote-access", "scanner-reference"],
} as const satisfies Omit<Product, "id" | "source" | "sets">;

/** The 14 ports that eBay's and many other pages tried in 2020. */
export const threatmetrix2020 = portSetSignature({
  ...THREATMETRIX,
  id: "threatmetrix-2020",
  source: "https://blog.nem.ec/2020/05/24/ebay-port-scanning/",
  sets: [SET_2020],
});

/** The 16 ports of 2026: those of 2020, TeamViewer's 5938 and 2112. */
export const threatmetrix2026 = portSetSignature({
  ...THREATMETRIX,
  id: "threatmetrix-2026",
  source: "Reported: names in the beacons that the script sends home (desktop profiles, 2026).",
  sets: [SET_2026],
});
