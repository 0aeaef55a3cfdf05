import type { Variation } from "./trace.ts";
import type { Attempt } from "./write-probes.ts";

/** Leaves out and adds as many ports as the variation says, about half of each. */
export function stray(ports: readonly number[], { chance, strayPorts }: Variation): readonly number[] {
  const dropped = chance.integer(0, strayPorts);
  const kept = new Set(chance.sample(ports, ports.length - dropped));
  const added = Array.from({ length: strayPorts - dropped }, () => chance.integer(1_024, 65_000));
  return [...ports.filter((port) => kept.has(port)), ...added];
}

/** Gives values a time each, one after another, `spacingMs` apart on average. */
export function spaced<T>(
  values: readonly T[],
  spacingMs: number,
  { chance, jitter }: Variation,
): readonly { readonly value: T; readonly atMs: number }[] {
  const startMs = chance.integer(200, 4_000);
  return values.map((value, index) => {
    const off = (chance.unit() - 0.5) * 2 * jitter * spacingMs;
    return { value, atMs: Math.max(0, Math.round((startMs + index * spacingMs + off) * 10) / 10) };
  });
}

/** Attempts at ports, one after another, with what each has besides its port. */
export function attempts(
  ports: readonly number[],
  spacingMs: number,
  variation: Variation,
  fields: (port: number, index: number) => Omit<Attempt, "atMs" | "port">,
): readonly Attempt[] {
  return spaced(ports, spacingMs, variation).map(({ value: port, atMs }, index) =>
    Object.assign({ atMs, port }, fields(port, index)),
  );
}

/** A host that nobody knows, for a script of an unknown company. */
export function scriptHost({ chance }: Variation): string {
  const name = chance.pick(["cdn", "static", "t", "js", "fp", "risk", "assets"]);
  const company = chance.pick(["vendor-a", "vendor-b", "metrics", "guard"]);
  return `https://${name}${chance.integer(1, 99)}.${company}.example/s.js`;
}

/** Consecutive numbers. */
export function range(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}
