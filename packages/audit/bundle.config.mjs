/** What set-up bundles for this package: the report page as a module for Node, and the little that runs inside it. */
// oxlint-disable-next-line import/no-default-export -- the bundler reads it so
export default [
  {
    input: "src/page/render-page.tsx",
    output: "dist-page/render-page.mjs",
    format: "esm",
    platform: "node",
    minify: true,
  },
  {
    input: "src/page/enhance/enhance.ts",
    output: "dist-page/enhance.js",
    format: "iife",
    platform: "browser",
  },
];
