import { defineConfig } from "vitest/config";
import { LONG } from "./vitest.config.ts";

const conditions = ["hushport-source"];

/** Tests that take longer than `npm test` has; one file at a time. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    globalSetup: "./test/bundle-pages.mjs",
    include: LONG,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
