import { defineConfig } from "vitest/config";

const conditions = ["hushport-source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Whoever runs a single test gets the page code of the sources as they are, not as they were at the last set-up.
    globalSetup: "./test/bundle-pages.mjs",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["packages/*/src/**/*.test.ts", "test/repo/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts", "**/node_modules/**"],
          // Above what a test takes on a machine that is busy with six other things: a deadline, not a measurement.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["packages/*/src/**/*.browser.test.ts"],
          // Two cores: more browsers at once make deadlines the thing that is tested.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
