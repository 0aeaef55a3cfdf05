/** Everything that can go wrong in a measurement. Match on `code`. */
export abstract class LabError extends Error {
  abstract readonly code: string;
}

/** The browser did not start or did not open the lab's page. Trying another browser or permission state may help. */
export class LabBrowserError extends LabError {
  override readonly name = "LabBrowserError";
  readonly code = "ERR_LAB_BROWSER";
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`Cannot measure with ${path}: ${reason}`, options);
    this.path = path;
  }
}

/** A window is needed and there is no display. Installing Xvfb, or another permission state, helps. */
export class DisplayError extends LabError {
  override readonly name = "DisplayError";
  readonly code = "ERR_LAB_DISPLAY";

  constructor(reason: string, options?: ErrorOptions) {
    super(`Cannot show a window: ${reason}`, options);
  }
}

/** An option of a run cannot be met. The message names what there is. */
export class LabOptionError extends LabError {
  override readonly name = "LabOptionError";
  readonly code = "ERR_LAB_OPTION";
  readonly option: string;
  readonly reason: string;

  constructor(option: string, reason: string, options?: ErrorOptions) {
    super(`Cannot use ${option}: ${reason}`, options);
    this.option = option;
    this.reason = reason;
  }
}

/** The page code of the channels was not bundled. Running the set-up again helps. */
export class LabPagesMissingError extends LabError {
  override readonly name = "LabPagesMissingError";
  readonly code = "ERR_LAB_PAGES_MISSING";
  readonly path: string;

  constructor(path: string, options?: ErrorOptions) {
    super(`Cannot serve the lab's pages: ${path} was not bundled`, options);
    this.path = path;
  }
}

/** The port that was asked for cannot be had. Another one, or none in particular, helps. */
export class LabPortError extends LabError {
  override readonly name = "LabPortError";
  readonly code = "ERR_LAB_PORT";
  readonly port: number;

  constructor(port: number, reason: string, options?: ErrorOptions) {
    super(`Cannot listen on port ${port}: ${reason}`, options);
    this.port = port;
  }
}
