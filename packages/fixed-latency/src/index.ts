export { fixedLatency } from "./fixed-latency.ts";
export { DEFAULT_LATENCY_MS, MAX_LATENCY_MS, type FixedLatencyOptions } from "./options.ts";
