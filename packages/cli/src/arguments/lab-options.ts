import type { LabNetworkKind, PermissionState, Preset } from "@hushport/lab";

/** What the command line says about one measurement. */
export interface LabRunOptions {
  readonly browser: string;
  readonly lna?: PermissionState;
  readonly network?: LabNetworkKind;
  readonly page?: "http" | "https";
  readonly preset: Preset;
  readonly channel: readonly string[];
  readonly context: readonly string[];
  readonly spelling: readonly string[];
  readonly target: readonly string[];
  readonly rounds?: number;
  readonly detect?: number;
  readonly extension?: string;
  readonly flag: readonly string[];
  readonly pref: readonly string[];
  readonly seed?: number;
  readonly out?: string;
  readonly resume?: boolean;
  /** `-` for standard output, or a file. */
  readonly json?: string;
}
