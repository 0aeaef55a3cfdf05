/** What set-up bundles for this package: the gateway's process, which loads nothing that only the other commands need. */
// oxlint-disable-next-line import/no-default-export -- the bundler reads it so
export default [
  {
    input: "src/gateway-program/main.ts",
    output: "dist-gateway/gateway.mjs",
    format: "esm",
    platform: "node",
  },
  {
    input: "src/gateway-program/log.ts",
    output: "dist-gateway/log.mjs",
    format: "esm",
    platform: "node",
  },
];
