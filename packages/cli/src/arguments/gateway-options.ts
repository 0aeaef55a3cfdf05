import type { SettingsBrowser } from "@hushport/gateway";

/** Options of `hushport gateway`, as commander gives them. */
export interface GatewayCommandOptions {
  readonly host: string;
  readonly port: number;
  readonly latency?: number;
  readonly config?: string;
  readonly log?: string;
  readonly tokenFile?: string;
  readonly pac?: true;
  readonly systemd?: true;
  readonly printSettings?: SettingsBrowser;
}
