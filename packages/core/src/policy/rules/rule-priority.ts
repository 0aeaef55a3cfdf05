/**
 * Priorities of the guard's declarative rules; the highest one that fits a request decides, and among equals an
 * `allow` beats a `block` beats a `redirect`.
 *
 * An address can be in two blocks (`0.0.0.0` is `loopback`, the rest of `0.0.0.0/8` is `local`), so everything about
 * loopback stands above everything about the network: each target is judged as the least public thing that it is.
 */
export const RULE_PRIORITY = {
  /** A target in the local network: stopped, or asked about when it is a top navigation. */
  localTarget: 1,
  /** A page of this machine or its network may reach the network … */
  localInitiator: 2,
  /** … but not this machine … */
  loopbackTarget: 3,
  /** … unless it comes from there. */
  loopbackInitiator: 4,
  /** A page of an alias or of a user's own name may reach its own host. */
  ownHost: 5,
  grant: 6,
  /** One click on *Continue*. */
  continuation: 7,
  /** The guard is switched off for a site. */
  pause: 8,
  /** Content security policy of worker scripts; above every `allow`, since those would take it off. */
  workerPolicy: 9,
  /** The guard is switched off. */
  off: 10,
} as const;
