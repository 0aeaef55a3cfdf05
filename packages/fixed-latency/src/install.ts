export { DEFAULT_LATENCY_MS } from "./options.ts";
