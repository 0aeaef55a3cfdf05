import type { Rule } from "./rule.ts";

/** Text of the page's own in a datagram to this machine: an identifier for a program that listens. */
export const smuggledDatagram: Rule = {
  id: "smuggled-datagram",
  summary: "The page hid text in a datagram to this computer.",
  claim: ({ cells }) => {
    const smuggling = cells.filter((cell) => cell.isSmuggling && cell.place.space === "loopback");
    if (smuggling.length === 0) return [];
    return [
      {
        kind: "local-access",
        signature: "smuggled-datagram",
        vendor: null,
        purpose: "tracking",
        confidence: 0.7,
        cells: smuggling,
        sentence: {
          kind: "tried",
          because:
            "it hid text of its own in them, the way trackers hand an identifier to an app on the same device",
        },
      },
    ];
  },
};
