import type { Consent, Device, LnaState, Resolution } from "@hushport/recorder";

/** What the command line says about one audit. */
export interface AuditCommandOptions {
  readonly dwell: number;
  readonly timeout?: number;
  readonly lna: LnaState;
  readonly resolve: readonly Resolution[];
  readonly device: Device;
  readonly consent: Consent;
  readonly isolated?: boolean;
  readonly insecure?: boolean;
  readonly headed?: boolean;
  readonly browser?: string;
  readonly userAgent?: string;
  /** `-` for standard output, or a file. */
  readonly json?: string;
  readonly out?: string;
  /** Neither option given: open in an interactive session only. */
  readonly open?: boolean;
  readonly evidence: boolean;
}
