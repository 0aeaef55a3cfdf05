import { SurveyError } from "../errors.ts";
import type { Store } from "./store.ts";

/**
 * SQLSTATE classes of what will be wrong again the next time: data, constraints, syntax, rights.
 *
 * Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
 * Left out: 08 and 57 (the connection), 40 (lost a race), 53 (resources), 55 (not ready), 58 (system).
 */
const FINAL_CLASSES = new Set(["0A", "22", "23", "26", "28", "2F", "3D", "3F", "42", "P0"]);

/** Tells whether the same query would fail again. */
export function isFinal(error: unknown, kind: Store["kind"]): boolean {
  if (!(error instanceof Error) || error instanceof SurveyError) return true;
  if (error instanceof TypeError || error instanceof RangeError) return true;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (/^[0-9A-Z]{5}$/.test(code)) return FINAL_CLASSES.has(code.slice(0, 2));
  // A server's connection may come back; the embedded database has none to lose.
  return kind === "embedded";
}
