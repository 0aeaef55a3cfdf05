/** What set-up bundles for this package: the result page as a module for Node, the lab's page, and what runs inside measured pages. */
// oxlint-disable-next-line import/no-default-export -- the bundler reads it so
export default [
  {
    input: "src/page/render-page.ts",
    output: "dist-page/render-page.mjs",
    format: "esm",
    platform: "node",
    minify: true,
  },
  {
    input: "src/page/live/main.tsx",
    output: "dist-page/live.js",
    format: "iife",
    platform: "browser",
    minify: true,
    // As for the channels' pages: any browser of the last years.
    target: "es2022",
  },
  {
    input: "src/talk/hush.ts",
    output: "dist-page/hush.js",
    format: "iife",
    platform: "browser",
  },
];
