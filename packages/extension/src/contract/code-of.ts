/** @returns What an error goes by across realms and messages, or `undefined` when it has no code of its own. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
