// Code of the page in which failed WebSockets are reported at one latency: the default, or the script's own.
import { installFixedLatency } from "@hushport/fixed-latency/install";

const latencyMs = Number(document.currentScript?.dataset["latencyMs"]);
installFixedLatency(globalThis, latencyMs > 0 ? { latencyMs } : {});
