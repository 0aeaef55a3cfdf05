/** Switches whose value is a list, and of which Chromium obeys only the last. */
const LIST_SWITCHES: ReadonlySet<string> = new Set([
  "--disable-blink-features",
  "--disable-features",
  "--enable-blink-features",
  "--enable-features",
  "--host-resolver-rules",
  "--ip-address-space-overrides",
]);

/** Makes one switch of all of the same list, so that a caller's switch adds to ours and does not undo it. */
export function mergeSwitches(switches: readonly string[]): string[] {
  const merged = new Map<string, string>();
  for (const each of switches) {
    const at = each.indexOf("=");
    const name = at < 0 ? each : each.slice(0, at);
    const known = LIST_SWITCHES.has(name) ? merged.get(name) : undefined;
    merged.set(
      LIST_SWITCHES.has(name) ? name : each,
      known === undefined ? each : `${known},${each.slice(at + 1)}`,
    );
  }
  return [...merged.values()];
}
