// Code of the page in which failed WebSockets are reported at one latency.
import { installFixedLatency } from "@hushport/fixed-latency/install";

installFixedLatency(globalThis);
