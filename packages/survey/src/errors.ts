/** A survey that cannot be made, opened or gone on with; the message is one line with the way out. */
export class SurveyError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SurveyError";
    this.code = code;
  }
}
