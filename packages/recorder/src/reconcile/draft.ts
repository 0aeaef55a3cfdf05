import type { Channel, Context, Initiator, LnaVerdict, RecorderName, Scheme } from "@hushport/core";
import type { Wire } from "../netlog/wire.ts";

/** A probe while its witnesses are being put together. */
export interface Draft {
  readonly atMs: number;
  channel: Channel;
  readonly context: Context;
  readonly scheme: Scheme;
  readonly host: string;
  readonly spelling?: string | undefined;
  readonly port: number;
  readonly path: string;
  readonly initiator: Initiator;
  readonly wires: Wire[];
  readonly recorders: Set<RecorderName>;
  hasSentRequest: boolean;
  hasResponse: boolean;
  /** The name was looked up; says nothing for an address. */
  isResolved: boolean;
  endMs: number | null;
  error: string | null;
  lna: LnaVerdict | null;
}
