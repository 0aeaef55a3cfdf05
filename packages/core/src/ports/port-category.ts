/** What kind of program sits at a port; the word that a report groups by. */
export const PORT_CATEGORIES = [
  "remote-access",
  "database",
  "developer-tool",
  "browser-automation",
  "ai-model-server",
  "e-id",
  "banking-agent",
  "authentication",
  "payment",
  "messaging",
  "meeting",
  "game",
  "media",
  "media-device",
  "file-sharing",
  "iot",
  "printer",
  "router",
  "tracking",
  "security-tool",
  "proxy",
  "emulator",
  "vendor-support",
  "virtualisation",
  "web-server",
  "network-service",
  "industrial",
  "scanner-reference",
] as const;

/** What kind of program sits at a port. */
export type PortCategory = (typeof PORT_CATEGORIES)[number];
