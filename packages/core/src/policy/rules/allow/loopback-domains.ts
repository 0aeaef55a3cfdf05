/** What declarative rules call this machine by its own names and addresses, whatever is learned. */
export const LOOPBACK_DOMAINS: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];
