/** What a name stands for. A name may begin with `*.`; exact names come first, then the longest wildcard. */
export type NameRecord =
  | {
      readonly kind: "addresses";
      readonly name: string;
      /** The n-th question of a type gets the n-th list, and the last one for ever: two lists make a name that flips. */
      readonly answers: readonly [readonly string[], ...(readonly (readonly string[])[])];
    }
  | { readonly kind: "alias"; readonly name: string; readonly of: string }
  /** Nobody answers: the lookup times out. */
  | { readonly kind: "unanswered"; readonly name: string }
  /** The server says that it cannot (SERVFAIL). */
  | { readonly kind: "failing"; readonly name: string };

/** Shorthand for a name with one unchanging list. */
export function addressesOf(name: string, ...addresses: readonly string[]): NameRecord {
  return { kind: "addresses", name, answers: [addresses] };
}

/** Shorthand for a name that answers `first` once, and `later` ever after, as in DNS rebinding. */
export function flipping(name: string, first: string, later: string): NameRecord {
  return { kind: "addresses", name, answers: [[first], [later]] };
}
