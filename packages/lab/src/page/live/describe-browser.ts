import type { LabReport } from "../../report/schema.ts";

/** What a browser says of itself. */
export interface BrowserClaims {
  readonly userAgent: string;
  /** `navigator.userAgentData.brands`, where there is one. */
  readonly brands?: readonly { readonly brand: string; readonly version: string }[] | undefined;
}

/** Brands that say what a browser is made from, in the order of how little they say. */
const PLAIN_BRANDS = ["Chromium", "Google Chrome"] as const;

/** A made-up brand that keeps servers from relying on the list, such as `Not=A?Brand`. */
const GREASE = /not.*brand/i;

/**
 * Products in a user agent string, the particular before the general: all but Firefox also name those below them.
 *
 * Source: https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Browser_detection_using_the_user_agent
 * Snapshot: 2026-11-22.
 * Left out: versions of WebKitGTK's own, which it does not tell (it writes Safari's); browsers that call themselves by their engine's name, as Brave and Tor Browser do on purpose.
 */
const PRODUCTS = [
  ["Firefox", /\bFirefox\/([\d.]+)/, "firefox"],
  ["Edge", /\bEdg(?:A|iOS)?\/([\d.]+)/, "chromium"],
  ["Opera", /\bOPR\/([\d.]+)/, "chromium"],
  ["Vivaldi", /\bVivaldi\/([\d.]+)/, "chromium"],
  ["Chromium", /\bChromium\/([\d.]+)/, "chromium"],
  ["Chrome", /\bChrome\/([\d.]+)/, "chromium"],
  ["Epiphany", /\bEpiphany\/([\d.]+)/, "webkit"],
  ["WebKitGTK", /Linux.*\bVersion\/([\d.]+).*Safari\//, "webkit"],
  ["Safari", /\bVersion\/([\d.]+).*Safari\//, "webkit"],
  ["WebKit", /\bAppleWebKit\/([\d.]+)/, "webkit"],
] as const satisfies readonly (readonly [string, RegExp, LabReport["browser"]["engine"]])[];

/** Says which browser this is, by its own words. */
export function describeBrowser({ userAgent, brands = [] }: BrowserClaims): LabReport["browser"] {
  const real = brands.filter(({ brand }) => !GREASE.test(brand));
  const special = real.find(({ brand }) => !PLAIN_BRANDS.some((plain) => plain === brand));
  const known = special ?? real.find(({ brand }) => brand === "Google Chrome") ?? real[0];
  if (known !== undefined) return { name: cut(known.brand), version: cut(known.version), engine: "chromium" };
  for (const [name, pattern, engine] of PRODUCTS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return { name, version, engine };
  }
  return { name: "Unknown browser", version: "?", engine: "other" };
}

function cut(text: string): string {
  return text.slice(0, 40);
}
