import type { Gap } from "../../contract/gap.ts";

/** As much of the browser's permissions as is used. */
export interface AccessQueries {
  readonly hasOrigins: (origins: string[]) => Promise<boolean>;
  readonly isAllowedInPrivateWindows: () => Promise<boolean>;
}

/** What the request listeners need; users can take each back at any time. */
export const NEEDED_ORIGINS: readonly string[] = ["<all_urls>", "ws://*/*", "wss://*/*"];

/** Where the guard sees nothing because the user, or the browser's default, does not let it. */
export async function findAccessGaps({
  hasOrigins,
  isAllowedInPrivateWindows,
}: AccessQueries): Promise<readonly Gap[]> {
  const missing = await Promise.all(
    NEEDED_ORIGINS.map(async (origin) => ((await hasOrigins([origin])) ? [] : [origin])),
  );
  const gaps: Gap[] = missing.flat().map((detail) => ({ kind: "host-access", detail }));
  if (!(await isAllowedInPrivateWindows()))
    gaps.push({ kind: "private-windows", detail: "isAllowedIncognitoAccess" });
  return gaps;
}
