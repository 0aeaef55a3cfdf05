import * as z from "zod/mini";

/** An estimate with its confidence interval. */
export const estimateSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** An estimate with its confidence interval. */
export type Estimate = Readonly<z.infer<typeof estimateSchema>>;
