/**
 * What a site's visits in one cell come to. Later ones outweigh earlier ones: a site that loaded once was visited, and
 * one that scanned once is a scanner.
 */
export const STANDINGS = ["failed", "clean", "local-access", "scan"] as const;

/** What a site's visits in one cell come to. */
export type Standing = (typeof STANDINGS)[number];

/** From the store's number. */
export function standingOf(index: number): Standing {
  const standing = STANDINGS[index];
  if (standing === undefined) throw new RangeError(`Cannot read a standing: ${index} is none`);
  return standing;
}
