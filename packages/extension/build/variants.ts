import type { PolicyMode } from "@hushport/core";

/** One unpacked build. */
export interface Variant {
  /** Folder below `dist`. */
  readonly name: string;
  readonly engine: "chromium" | "firefox";
  readonly mode: PolicyMode;
}

/** Every build: the same code for each engine, in its two default modes. */
export const VARIANTS: readonly Variant[] = [
  { name: "chromium", engine: "chromium", mode: "default" },
  { name: "firefox", engine: "firefox", mode: "default" },
  { name: "chromium-sealed", engine: "chromium", mode: "sealed" },
  { name: "firefox-sealed", engine: "firefox", mode: "sealed" },
];
