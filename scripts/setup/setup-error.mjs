/** The set-up cannot go on: names the thing, the reason and the way out, in one line. */
export class SetupError extends Error {
  name = "SetupError";

  constructor(thing, reason, remedy) {
    super(`Cannot ${thing}: ${reason}. ${remedy}.`);
  }
}
