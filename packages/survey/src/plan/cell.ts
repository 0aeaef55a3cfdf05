import { CONSENTS, DEVICES, LNA_STATES } from "@hushport/audit";
import * as z from "zod/mini";

/** One way to visit a site: a cell of the plan's matrix. Times are milliseconds. */
export const cellSchema = z.object({
  browser: z.string(),
  device: z.enum(DEVICES),
  lna: z.enum(LNA_STATES),
  consent: z.enum(CONSENTS),
  dwellMs: z.int(),
  userAgent: z.nullable(z.string()),
});

/** One way to visit a site. */
export type Cell = Readonly<z.infer<typeof cellSchema>>;

/** Names a cell by what tells it from its neighbours: `desktop, denied`. */
export function cellLabel({ browser, device, lna, consent, dwellMs }: Cell): string {
  return `${browser}, ${device}, ${lna}, consent ${consent}, ${dwellMs / 1000} s`;
}
