import { portSetSignature, type PortSet } from "./port-set.ts";

/** Between two visits the pixel waited an hour; within one it tries all ports at once. */
const USUAL = { minShare: 0.3, usualMs: 60_000 } as const;

const STUN: PortSet = { ...USUAL, ports: consecutive(12580, 12585), transports: ["udp"] };
const TURN: PortSet = { ...USUAL, ports: consecutive(12586, 12591), transports: ["udp"] };
const TCP: PortSet = {
  ...USUAL,
  ports: consecutive(12387, 12388),
  transports: ["http", "websocket"],
  minShare: 0.5,
};

/** The Meta Pixel handing its cookie to the Facebook and Instagram apps of the same phone, until June 2025. */
export const metaPixel = portSetSignature({
  id: "meta-pixel",
  source: "https://localmess.github.io/",
  kind: "local-access",
  vendor: "Meta",
  vendorId: "meta",
  purpose: "tracking",
  description: "the Meta Pixel, which hands an identifier to apps on the same device",
  categories: ["tracking"],
  sets: [STUN, TURN, { ...STUN, ports: consecutive(12580, 12591) }, TCP],
});

function consecutive(first: number, last: number): readonly (readonly [number, number])[] {
  return Array.from({ length: last - first + 1 }, (_, index) => [first + index, 1] as const);
}
