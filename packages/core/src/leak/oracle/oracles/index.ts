import type { Oracle } from "../oracle.ts";
import { category } from "./category.ts";
import { combined } from "./combined.ts";
import { time } from "./time.ts";

/** Every way to look for a difference, the plainest first. */
export const ORACLES = [time, category, combined] as const satisfies readonly Oracle[];
