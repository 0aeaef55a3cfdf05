/** Browser engines whose list of blocked ports has been compared with the standard's. */
export const BLOCKING_ENGINES = ["chromium", "firefox"] as const;

/** A browser engine whose list of blocked ports is known. */
export type BlockingEngine = (typeof BLOCKING_ENGINES)[number];

/**
 * Rows of the standard's table that an engine does not block.
 *
 * Source: measured with every row of the table, November 2026: Chromium 156.0.8078.79 by a request that failed with
 * `net::ERR_UNSAFE_PORT` or not; Firefox ESR 153 by `Services.io.allowPort`.
 * Snapshot: November 2026.
 * Left out: WebKit, which was not measured.
 * @see https://source.chromium.org/chromium/chromium/src/+/main:net/base/port_util.cc
 * @see https://searchfox.org/mozilla-central/source/netwerk/base/nsIOService.cpp
 */
export const NOT_BLOCKED_BY = {
  chromium: [4190, 6679],
  firefox: [],
} as const satisfies Record<BlockingEngine, readonly number[]>;
