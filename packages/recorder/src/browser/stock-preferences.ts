/** Firefox's own values where WebDriver's preferences change what a page can do. */
export const STOCK_FIREFOX_PREFERENCES = {
  "network.http.speculative-parallel-limit": 20,
  "network.prefetch-next": true,
  "network.dns.disablePrefetch": false,
  // A document of JSON is a page with links.
  "devtools.jsonview.enabled": true,
  // Stands for the click that a page gets sooner or later.
  "dom.disable_open_during_load": false,
} as const;
