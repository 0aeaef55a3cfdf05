import { LNA_FEATURES } from "../browser/lna-off.ts";
import type { LnaState } from "../lna-state.ts";
import type { Resolution } from "../resolution.ts";

/**
 * Sandboxed `srcdoc` frames in a process of their own start before DevTools can watch them, so who asked would be lost.
 * Delete when `Target.attachedToTarget` says `waitingForDebugger` for them (measured false in Chromium 156).
 */
const UNWATCHABLE_FEATURES = ["IsolateSandboxedIframes"] as const;

/** Features to switch off for a permission state. */
export function disabledFeatures(lna: LnaState): readonly string[] {
  return lna === "off" ? [...UNWATCHABLE_FEATURES, ...LNA_FEATURES] : UNWATCHABLE_FEATURES;
}

/** Switches that map names for one visit and declare their endpoints public, as far as Local Network Access goes. */
export function resolutionSwitches(resolutions: readonly Resolution[]): string[] {
  if (resolutions.length === 0) return [];
  const rules = resolutions.map(
    ({ host, port, address }) => `MAP ${bracketed(host)}:${port} ${bracketed(address)}:${port}`,
  );
  const spaces = resolutions.map(({ port, address }) => `${bracketed(address)}:${port}=public`);
  return [
    `--host-resolver-rules=${rules.join(",")}`,
    `--ip-address-space-overrides=${[...new Set(spaces)].join(",")}`,
  ];
}

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
    const [name, value] = splitOnce(each, "=");
    const known = LIST_SWITCHES.has(name) ? merged.get(name) : undefined;
    const key = LIST_SWITCHES.has(name) ? name : each;
    merged.set(key, known === undefined ? each : `${known},${value ?? ""}`);
  }
  return [...merged.values()];
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
