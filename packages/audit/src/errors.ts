/** Everything that can go wrong between a recording and its report. Match on `code`. */
export abstract class AuditError extends Error {
  abstract readonly code: string;
}

/** The page of the report was not bundled, or its bundle is damaged. Running the set-up again helps. */
export class PageMissingError extends AuditError {
  override readonly name = "PageMissingError";
  readonly code = "ERR_AUDIT_PAGE_MISSING";
  readonly path: string;

  constructor(path: string, options?: ErrorOptions) {
    super(`Cannot make report.html: ${path} was not bundled`, options);
    this.path = path;
  }
}

/** A folder is no evidence bundle, or its manifest cannot be read. Name the folder that holds `manifest.json`. */
export class ManifestError extends AuditError {
  override readonly name = "ManifestError";
  readonly code = "ERR_AUDIT_MANIFEST";
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`Cannot read ${path}: ${reason}`, options);
    this.path = path;
  }
}
