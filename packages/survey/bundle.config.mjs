/** What set-up bundles for this package: the explorer's pages as a module for Node. */
// oxlint-disable-next-line import/no-default-export -- the bundler reads it so
export default [
  {
    input: "src/page/render-page.tsx",
    output: "dist-page/render-page.mjs",
    format: "esm",
    platform: "node",
    minify: true,
  },
];
