import { CONSENTS, DEVICES, LNA_STATES } from "@hushport/audit";
import * as z from "zod/mini";
import type { Cell } from "./cell.ts";

const list = <Item extends z.core.$ZodType>(item: Item) =>
  z.array(item).check(z.minLength(1), z.maxLength(8));

/** Visits of one site: as many as its page in the explorer shows. */
export const MOST_VISITS = 500;

/** A plan as people write it: every list is one axis of the matrix. */
export const planSchema = z
  .strictObject({
    /** `chromium`, or the path of a Chromium of one's own. */
    browsers: z.prefault(list(z.string()), ["chromium"]),
    devices: z.prefault(list(z.enum(DEVICES)), ["desktop"]),
    lna: z.prefault(list(z.enum(LNA_STATES)), ["denied"]),
    /** `accept` presses the first button that reads like consent. */
    consent: z.prefault(list(z.enum(CONSENTS)), ["none"]),
    dwellSeconds: z.prefault(list(z.number().check(z.gte(0), z.lte(600))), [15]),
    /** Visits of each site in each cell, one after the other, each with a profile of its own. */
    visits: z.prefault(z.int().check(z.gte(1), z.lte(100)), 1),
    userAgent: z.prefault(z.nullable(z.string().check(z.maxLength(500))), null),
  })
  .check(
    z.refine(
      ({ browsers, devices, lna, consent, dwellSeconds, visits }) =>
        browsers.length * devices.length * lna.length * consent.length * dwellSeconds.length * visits <=
        MOST_VISITS,
      { error: `more than ${MOST_VISITS} visits of each site` },
    ),
  );

/** A plan with its defaults filled in. */
export type Plan = Readonly<z.infer<typeof planSchema>>;

/** Every cell of a plan's matrix, in a fixed order. */
export function cellsOf(plan: Plan): Cell[] {
  return plan.browsers.flatMap((browser) =>
    plan.devices.flatMap((device) =>
      plan.lna.flatMap((lna) =>
        plan.consent.flatMap((consent) =>
          plan.dwellSeconds.map((seconds) => ({
            browser,
            device,
            lna,
            consent,
            dwellMs: seconds * 1000,
            userAgent: plan.userAgent,
          })),
        ),
      ),
    ),
  );
}
