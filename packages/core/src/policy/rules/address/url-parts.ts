/**
 * Pieces of expressions for canonical URLs, as browsers give them to declarative rules: the scheme in lower case, the
 * userinfo and port only where they are written, a slash after the authority.
 */
export const BEFORE_HOST = "^[a-z]+://(?:[^/]*@)?";
/** Userinfo holds no bracket that is not percent-encoded, so the first one begins the host. */
export const BEFORE_IPV6 = "^[a-z]+://[^/[]*\\[";
export const AFTER_IPV6 = "\\]";
/** An `@` behind the port would say that all of it was userinfo. */
export const AFTER_HOST = "(?::[0-9]+)?/";
/** One label of a host name. */
export const LABEL = "[^/.:@[]+";
