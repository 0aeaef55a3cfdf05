/** Everything that can go wrong while a page is visited. Match on `code`. */
export abstract class RecorderError extends Error {
  abstract readonly code: string;
}

/** The browser could not be started. Check its path and, under Linux, its missing libraries. */
export class BrowserLaunchError extends RecorderError {
  override readonly name = "BrowserLaunchError";
  readonly code = "ERR_RECORDER_BROWSER_LAUNCH";
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`Cannot start ${path}: ${reason}`, options);
    this.path = path;
  }
}

/** The browser refused a command or ended before it answered. Retrying the visit may help. */
export class ProtocolError extends RecorderError {
  override readonly name = "ProtocolError";
  readonly code = "ERR_RECORDER_PROTOCOL";
  readonly method: string;

  constructor(method: string, reason: string, options?: ErrorOptions) {
    super(`Cannot run ${method} in the browser: ${reason}`, options);
    this.method = method;
  }
}

/** A step of the visit took longer than its deadline. Retrying, or a longer `--timeout`, may help. */
export class DeadlineError extends RecorderError {
  override readonly name = "DeadlineError";
  readonly code = "ERR_RECORDER_DEADLINE";
  readonly deadlineMs: number;

  constructor(step: string, deadlineMs: number, options?: ErrorOptions) {
    super(`Cannot ${step}: no answer within ${deadlineMs} ms`, options);
    this.deadlineMs = deadlineMs;
  }
}

/** A saved visit cannot be read. The evidence folder is not one, or was damaged. */
export class EvidenceError extends RecorderError {
  override readonly name = "EvidenceError";
  readonly code = "ERR_RECORDER_EVIDENCE";
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`Cannot read evidence in ${path}: ${reason}`, options);
    this.path = path;
  }
}
