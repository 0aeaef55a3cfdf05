/**
 * What a page's local network requests are for: the categories of Kuchhal and Li, "Knock and Talk" (IMC 2021, §4.3),
 * plus `tracking` (Vlummens et al., "Bridges to Self", USENIX Security 2026).
 */
export const PURPOSES = [
  "fraud-detection",
  "bot-detection",
  "tracking",
  "native-app",
  "developer-error",
  "unknown",
] as const;

/** What a page's local network requests are for. */
export type Purpose = (typeof PURPOSES)[number];
