/** Above any known scanner's probes of one visit (ThreatMetrix 16, in several rounds), below an unreadable report. */
export const MAX_PROOF = 200;

/** The earliest probes of a set, as evidence; bounded, and the same whatever order they came in. */
export interface Proof {
  readonly ids: string[];
  readonly times: number[];
}

/** Starts an empty proof. */
export function createProof(): Proof {
  return { ids: [], times: [] };
}

/** Adds a probe if it is among the `limit` earliest. In order of time that is one comparison. */
export function addProof({ ids, times }: Proof, id: string, atMs: number, limit: number): void {
  let at = ids.length;
  if (at >= limit && !isBefore(atMs, id, times[at - 1], ids[at - 1])) return;
  while (at > 0 && isBefore(atMs, id, times[at - 1], ids[at - 1])) at -= 1;
  ids.splice(at, 0, id);
  times.splice(at, 0, atMs);
  if (ids.length > limit) {
    ids.pop();
    times.pop();
  }
}

/** Merges proofs into one list of ids, earliest first. */
export function mergeProofs(proofs: readonly Proof[]): string[] {
  const merged = proofs.flatMap(({ ids, times }) => ids.map((id, index) => ({ id, atMs: times[index] })));
  merged.sort((a, b) => (isBefore(a.atMs, a.id, b.atMs, b.id) ? -1 : 1));
  return merged.slice(0, MAX_PROOF).map(({ id }) => id);
}

/** `p2` comes before `p10`, so ids of one time keep the order in which they were given out. */
function isBefore(
  atMs: number | undefined,
  id: string,
  otherMs: number | undefined,
  otherId: string | undefined,
): boolean {
  const difference = Number(atMs) - Number(otherMs);
  if (difference !== 0) return difference < 0;
  const other = String(otherId);
  return id.length === other.length ? id < other : id.length < other.length;
}
