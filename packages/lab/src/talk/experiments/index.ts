import type { Experiment } from "../experiment.ts";
import { blocking } from "./blocking.ts";
import { clusteredAddresses } from "./clustered-addresses.ts";
import { permissionOracle } from "./permission-oracle.ts";
import { sevenPorts } from "./seven-ports.ts";
import { throttling } from "./throttling.ts";
import { workers } from "./workers.ts";

/** Every claim of the talk that is measured, in the order of the talk. */
export const EXPERIMENTS: readonly Experiment[] = [
  sevenPorts,
  blocking,
  throttling,
  workers,
  clusteredAddresses,
  permissionOracle,
];
