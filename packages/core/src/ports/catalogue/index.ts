import type { PortRow } from "../port-row.ts";
import { REMOTE_ACCESS } from "./remote-access.ts";
import { SCANNER_REFERENCE } from "./scanner-reference.ts";

/** Every row that Hushport knows, one file per category. */
export const PORT_CATALOGUE: readonly PortRow[] = [...REMOTE_ACCESS, ...SCANNER_REFERENCE];
