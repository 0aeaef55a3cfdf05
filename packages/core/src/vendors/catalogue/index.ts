import type { Vendor } from "../vendor.ts";
import { THREATMETRIX } from "./threatmetrix.ts";

/** Every vendor that Hushport knows, one file each. */
export const VENDORS: readonly Vendor[] = [THREATMETRIX];
