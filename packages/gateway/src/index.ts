export {
  GatewayConfigError,
  GatewayError,
  GatewayListenError,
  GatewayLogError,
  GatewayOptionError,
} from "./errors.ts";
export { LEAN_FLAGS } from "./lean-flags.ts";
export { FAILURE_BYTES } from "./failure/failure-answer.ts";
export { DEFAULT_DRAIN_MS, MAX_GATEWAY_LATENCY_MS } from "./limits.ts";
export type { ReportedProbe } from "./log/reported-probe.ts";
export { DEFAULT_GATEWAY_PORT, type GatewayOptions } from "./options.ts";
export type { Authority } from "./request/authority.ts";
export {
  chromiumSettings,
  firefoxPreferences,
  type ChromiumSettings,
  type FirefoxPreferences,
} from "./settings/browser-settings.ts";
export { pacFile } from "./settings/pac-file.ts";
export type { GatewayRules } from "./server/house.ts";
export { startGateway, type Gateway } from "./start-gateway.ts";
export { parseConfig, type ParsedConfig } from "./config/parse-config.ts";
export { readConfig, watchConfig, type ConfigListener, type ConfigRules } from "./config/open-config.ts";
export { gatewayConfigSchema, type ConfigGrant, type GatewayConfig } from "./config/config-schema.ts";
export { formatSettings, SETTINGS_BROWSERS, type SettingsBrowser } from "./settings/format-settings.ts";
export { systemdUnit, type UnitCommand } from "./settings/systemd-unit.ts";
