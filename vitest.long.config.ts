import { defineConfig } from "vitest/config";
import { FROM_SOURCE, LONG } from "./vitest.config.ts";

/** Tests that take longer than `npm test` has; one file at a time. */
export default defineConfig({
  ...FROM_SOURCE,
  test: {
    globalSetup: "./test/bundle-pages.mjs",
    include: LONG,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
