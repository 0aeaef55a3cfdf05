import { readFileSync } from "node:fs";
import * as z from "zod/mini";

/** The two engines that Hushport drives. */
export const BROWSER_KINDS = ["chromium", "firefox"] as const;

/** An engine, by the name of its best-known member; Chrome, Edge and Brave are `chromium`. */
export type BrowserKind = (typeof BROWSER_KINDS)[number];

/** Platforms that the table has rows for, in Node's words. */
export const BROWSER_PLATFORMS = ["linux", "darwin", "win32"] as const;

/** A platform that the table has rows for. */
export type BrowserPlatform = (typeof BROWSER_PLATFORMS)[number];

const executableSchema = z.object({ name: z.string(), path: z.string(), source: z.string() });
const confinedSchema = z.object({ kind: z.enum(["snap", "flatpak"]), path: z.string() });

const perPlatform = <Row extends z.core.SomeType>(row: Row) =>
  z.object({ linux: z.array(row), darwin: z.array(row), win32: z.array(row) });

const rowsSchema = z.object({
  /** What to call the engine in a sentence. */
  title: z.string(),
  /** Environment variable that names an executable and wins over the table. */
  environment: z.string(),
  /** Debian's package. */
  apt: z.string(),
  /** What `@puppeteer/browsers install` is asked for. */
  puppeteer: z.string(),
  /** File names of the real programs that a launcher script may start. */
  programs: z.array(z.string()),
  executables: perPlatform(executableSchema),
  /** Below the cache folder of `@puppeteer/browsers`; `*` stands for one folder. */
  cache: perPlatform(z.string()),
  /** Names to look for in `PATH`. */
  commands: z.array(z.string()),
  /** Installed, but in a sandbox of their own: named in errors, never started. */
  confined: perPlatform(confinedSchema),
});

const tableSchema = z.object({ chromium: rowsSchema, firefox: rowsSchema });

/** What is known about where one engine is installed. */
export type BrowserRows = z.infer<typeof rowsSchema>;

/** `browsers.json`, which the set-up step reads too: one table of places for the whole project. */
export const BROWSER_TABLE: Readonly<Record<BrowserKind, BrowserRows>> = tableSchema.parse(
  JSON.parse(readFileSync(new URL("../../browsers.json", import.meta.url), "utf8")),
);
