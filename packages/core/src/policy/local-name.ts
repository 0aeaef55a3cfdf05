/** Tells whether a host is one of the names that the user declared to be local, or below one; a final dot counts not. */
export function isLocalName(host: string, localNames: readonly string[]): boolean {
  const plain = host.replace(/\.$/, "");
  return localNames.some((name) => plain === name || plain.endsWith(`.${name}`));
}
