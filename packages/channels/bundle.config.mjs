/** What set-up bundles for this package: the code that runs in pages, frames and workers. */
export default ["page", "runner", "service-worker"].map((name) => ({
  input: `src/page/${name}.ts`,
  output: `dist/page/${name}.js`,
  format: "iife",
  platform: "browser",
  minify: true,
  // The oldest engines with module workers that do not block and with WebTransport; both test browsers are newer.
  target: "es2022",
}));
