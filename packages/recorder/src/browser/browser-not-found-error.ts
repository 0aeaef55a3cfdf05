import { RecorderError } from "../errors.ts";
import type { BrowserKind } from "./browser-table.ts";

/** A place where something was, but no usable browser. */
export interface Rejection {
  readonly place: string;
  readonly reason: string;
}

/** No usable browser of that kind is installed. Install one or name its executable, as the message says. */
export class BrowserNotFoundError extends RecorderError {
  override readonly name = "BrowserNotFoundError";
  readonly code = "ERR_RECORDER_BROWSER_NOT_FOUND";
  readonly kind: BrowserKind;
  readonly rejected: readonly Rejection[];

  constructor(kind: BrowserKind, message: string, rejected: readonly Rejection[]) {
    super(message);
    this.kind = kind;
    this.rejected = rejected;
  }
}
