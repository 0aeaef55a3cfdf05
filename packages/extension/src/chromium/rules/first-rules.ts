/** Set of shipped rules that stand in for the kept ones until those are written for the first time. */
export const FIRST_RULES = "first";
