const NULL_ADDRESSES: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/**
 * Tells whether an address is the one that stands for none. Resolvers with a block list answer it, and on Linux and
 * macOS whoever connects to it reaches this machine.
 */
export function isNullAddress(address: string): boolean {
  return NULL_ADDRESSES.has(address);
}
