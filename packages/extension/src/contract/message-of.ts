/** What was thrown, in words: for a gap's detail, a bug report, or a page. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
