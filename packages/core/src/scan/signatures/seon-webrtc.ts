import type { Signature } from "./signature.ts";

/** SEON tries 13; with fewer the generic rules say all that can be said. */
const MIN_PORTS = 4;

/**
 * SEON's look for proxies by WebRTC. Its 13 ports are not published, so the way and the script name it, never the ports
 * alone.
 */
export const seonWebrtc: Signature = {
  id: "seon-webrtc",
  source: "Vlummens et al., Bridges to Self (USENIX Security 2026): 13 ports by WebRTC",
  scope: "machine",
  match: (views, visit) => {
    const own = views.filter((view) =>
      view.cells.some((cell) => cell.transport === "udp" || cell.transport === "webrtc-tcp"),
    );
    if (own.length < MIN_PORTS || own.length < views.length) return undefined;
    const cells = own.flatMap((view) => view.cells);
    const match = cells
      .map((cell) => visit.vendorOf(cell.script))
      .find((vendor) => vendor?.vendor.id === "seon");
    if (match === undefined && !(visit.deployed.has("seon") && own.length >= 2 * MIN_PORTS)) return undefined;
    return {
      kind: "scan",
      signature: "seon-webrtc",
      vendor: "SEON",
      tenant: match?.tenant?.id,
      purpose: "fraud-detection",
      confidence: match === undefined ? 0.6 : 0.9,
      cells,
      sentence: { kind: "tried", because: "the script and the way match SEON, a fraud-detection service" },
      categories: ["proxy"],
    };
  },
};
