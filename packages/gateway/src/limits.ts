/** Connections to the gateway at once: above 2,000 tunnels, below what one process may have open on most systems. */
export const DEFAULT_MAX_CONNECTIONS = 4096;

/** Bytes of a request's head: above the 16 KiB that most servers take, so that nobody is refused here first. */
export const MAX_HEAD_BYTES = 32_768;

/** Header lines of a request: above what browsers send (about 30), below what makes work. */
export const MAX_HEADER_LINES = 128;

/** From a connection's first moment to the end of a request's head; a browser needs milliseconds. */
export const HEAD_TIMEOUT_MS = 10_000;

/** Without a byte in either direction during a request: above any long poll, below for ever. */
export const IDLE_REQUEST_MS = 600_000;

/** Without a byte in either direction in a tunnel: above the pings of any WebSocket, below for ever. */
export const IDLE_TUNNEL_MS = 7_200_000;

/** For a connection to a public target, all its addresses tried. Browsers themselves wait for minutes. */
export const CONNECT_TIMEOUT_MS = 30_000;

/** For a name to be resolved; resolvers try two servers twice within it. */
export const RESOLVE_TIMEOUT_MS = 10_000;

/** How long whoever was answered may take to close its side, before the connection is ended. */
export const LINGER_MS = 1_000;

/** How long open tunnels may go on after the gateway was told to stop. */
export const DEFAULT_DRAIN_MS = 5_000;

/** Longest latency: above it, browsers give up on the gateway itself. */
export const MAX_GATEWAY_LATENCY_MS = 60_000;

/** Shortest token: 16 characters of a random one cannot be guessed. */
export const MIN_TOKEN_LENGTH = 16;
