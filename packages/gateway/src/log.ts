// Apart from the main entry: it brings the recogniser and its tables, which a gateway without a log does not load.
export { openLog, type GatewayLog, type GatewayLogOptions } from "./log/open-log.ts";
