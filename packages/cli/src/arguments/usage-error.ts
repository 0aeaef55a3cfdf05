import { InvalidArgumentError } from "commander";

/** An argument that cannot be used: what it is, why, and the way out, in one line. */
export class UsageError extends InvalidArgumentError {
  override readonly name = "UsageError";

  constructor(given: string, reason: string, wayOut: string) {
    super(`Cannot use ${JSON.stringify(given)}: ${reason}; ${wayOut}`);
  }
}
