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
/** One label of a host name, whatever browsers let be part of one. */
export const LABEL = "[^/.:@[]+";
/** One label of what is otherwise known to be the name of a host; smaller. The backtick in it is no part of any name. */
export const PLAIN_LABEL = "[-0-9_-z]+";
