/** Marks a branch that the types prove unreachable, so that a new kind breaks the build where it must be handled. */
export function assertNever(value: never): never {
  throw new TypeError(`Cannot handle ${JSON.stringify(value)}: every kind was meant to be handled`);
}
