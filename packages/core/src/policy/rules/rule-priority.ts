/**
 * Priorities of the guard's declarative rules; the highest one that fits a request decides, and among equals an
 * `allow` beats a `block` beats a `redirect`.
 *
 * An address can be in two blocks (`0.0.0.0` is `loopback`, the rest of `0.0.0.0/8` is `local`), so everything about
 * loopback stands above everything about the network: each target is judged as the least public thing that it is.
 */
export const RULE_PRIORITY = {
  /** Content security policy of all scripts … */
  scriptPolicy: 1,
  /** … which those of a tab are spared; below every rule that stops something, since an `allow` would open that. */
  tabScript: 2,
  /** A target in the local network: stopped, or asked about when it is a top navigation. */
  localTarget: 3,
  /** A page of this machine or its network may reach the network … */
  localInitiator: 4,
  /** … but not this machine … */
  loopbackTarget: 5,
  /** … unless it comes from there. */
  loopbackInitiator: 6,
  /** A page of an alias or of a user's own name may reach its own host. */
  ownHost: 7,
  grant: 8,
  /** One click on *Continue*. */
  continuation: 9,
  /** The guard is switched off for a site. */
  pause: 10,
  /** Content security policy of tagged worker scripts; above every `allow`, since those would take it off. */
  workerPolicy: 11,
  /** The guard is switched off. */
  off: 12,
} as const;
