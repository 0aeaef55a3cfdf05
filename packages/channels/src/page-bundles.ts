/** Code for browsers, as text: what `bundle.config.mjs` has made of `src/page`. */
export interface PageBundles {
  /** Of the top-level page: offers `hushport.run(order)`. */
  readonly page: string;
  /** Of frames and workers. */
  readonly runner: string;
  readonly serviceWorker: string;
}

/** Where each bundle is put, as `file:` URLs. The same place seen from `src` and from `dist`. */
export const PAGE_BUNDLE_URLS: Readonly<Record<keyof PageBundles, URL>> = {
  page: new URL("../dist/page/page.js", import.meta.url),
  runner: new URL("../dist/page/runner.js", import.meta.url),
  serviceWorker: new URL("../dist/page/service-worker.js", import.meta.url),
};
