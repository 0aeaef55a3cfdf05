import type { BrowserClaims } from "./describe-browser.ts";

/** What this browser says of itself. */
export function ownClaims(): BrowserClaims {
  const data: unknown = Reflect.get(navigator, "userAgentData");
  const brands: unknown = typeof data === "object" && data !== null ? Reflect.get(data, "brands") : undefined;
  return {
    userAgent: navigator.userAgent,
    brands: Array.isArray(brands) ? brands.filter(isBrand) : undefined,
  };
}

function isBrand(value: unknown): value is { readonly brand: string; readonly version: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    "brand" in value &&
    typeof value.brand === "string" &&
    "version" in value &&
    typeof value.version === "string"
  );
}
