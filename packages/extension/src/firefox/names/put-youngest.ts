/** How many things of one kind are kept by default; the oldest is forgotten first. */
const MAX_KEPT = 4096;

/** Puts a value last into a map, of which the oldest goes when there are too many. */
export function putYoungest<Value>(
  map: Map<string, Value>,
  key: string,
  value: Value,
  maxKept = MAX_KEPT,
): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > maxKept && oldest !== undefined) map.delete(oldest);
}
