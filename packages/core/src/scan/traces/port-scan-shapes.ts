import type { Variation } from "./trace.ts";

/** Leaves out and adds as many ports as the variation says, about half of each. */
export function stray(ports: readonly number[], { chance, strayPorts }: Variation): readonly number[] {
  const dropped = chance.integer(0, strayPorts);
  const kept = new Set(chance.sample(ports, ports.length - dropped));
  const added = Array.from({ length: strayPorts - dropped }, () => chance.integer(1_024, 65_000));
  return [...ports.filter((port) => kept.has(port)), ...added];
}

/** Times one after another, `spacingMs` apart on average. */
export function times(count: number, spacingMs: number, { chance, jitter }: Variation): readonly number[] {
  const startMs = chance.integer(200, 4_000);
  return Array.from({ length: count }, (_, index) => {
    const off = (chance.unit() - 0.5) * 2 * jitter * spacingMs;
    return Math.max(0, Math.round((startMs + index * spacingMs + off) * 10) / 10);
  });
}

/** A host that nobody knows, for a script of an unknown company. */
export function scriptHost({ chance }: Variation): string {
  const name = chance.pick(["cdn", "static", "t", "js", "fp", "risk", "assets"]);
  return `https://${name}${chance.integer(1, 99)}.${chance.pick(["vendor-a", "vendor-b", "metrics", "guard"])}.example/s.js`;
}
