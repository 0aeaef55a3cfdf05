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
  /** … but for service workers of sites whose grants are of the session, which have a policy of their own there. */
  passingScriptPolicy: 3,
  /** A target in the local network: stopped, or asked about when it is a top navigation. */
  localTarget: 4,
  /** A page of this machine or its network may reach the network … */
  localInitiator: 5,
  /** … but not this machine … */
  loopbackTarget: 6,
  /** … unless it comes from there. */
  loopbackInitiator: 7,
  /** A page of an alias or of a user's own name may reach its own host. */
  ownHost: 8,
  grant: 9,
  /** One click on *Continue*. */
  continuation: 10,
  /** The guard is switched off for a site. */
  pause: 11,
  /** Content security policy of tagged worker scripts; above every `allow`, since those would take it off. */
  workerPolicy: 12,
  /** A site's own tagged scripts, where the session knows more than the kept rules: takes their policy off … */
  passingWorker: 13,
  /** … and where it is a wider one, this is it. */
  passingWorkerPolicy: 14,
  /** The guard is switched off. */
  off: 15,
} as const;
