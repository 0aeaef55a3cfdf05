import { portSetSignature } from "./port-set.ts";

/** Ports of browser automation that F5's bot defence asks for. */
export const f5BigIp = portSetSignature({
  id: "f5-big-ip",
  source:
    "Kuchhal and Li, Knock and Talk (IMC 2021), as cited second hand; the port list is reported, not confirmed.",
  kind: "scan",
  vendor: "F5",
  vendorId: "f5",
  purpose: "bot-detection",
  description: "F5 BIG-IP, a bot-detection service",
  categories: ["browser-automation"],
  sets: [
    {
      ports: [
        [4444, 1],
        [4653, 2],
        [5555, 1],
        [7054, 2],
        [7055, 2],
        [9515, 2],
        [17556, 2],
      ],
      transports: ["http"],
      minShare: 0.5,
      usualMs: 60_000,
    },
  ],
});
