/** Takes from the front of a list as much as fits into `maxBytes` of JSON (in UTF-16 units; close enough for a limit). */
export function takeWithinBytes<Item>(items: readonly Item[], maxBytes: number): Item[] {
  let usedBytes = 0;
  const taken: Item[] = [];
  for (const item of items) {
    usedBytes += JSON.stringify(item).length + 1;
    if (usedBytes > maxBytes) break;
    taken.push(item);
  }
  return taken;
}
