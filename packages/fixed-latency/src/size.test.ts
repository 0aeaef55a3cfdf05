import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";

/** Size of an entry as a page gets it. */
async function sizeOf(entry: string): Promise<number> {
  const build = await rolldown({ input: join(import.meta.dirname, entry), platform: "browser" });
  try {
    const { output } = await build.generate({ format: "esm", minify: true });
    expect(output[0].imports).toEqual([]);
    return gzipSync(output[0].code, { level: 9 }).byteLength;
  } finally {
    await build.close();
  }
}

test.each([
  ["index.ts", 3000],
  ["node.ts", 3000],
  ["ws.ts", 3000],
  // With what it does for frames and workers.
  ["install.ts", 3000],
])("%s takes less than %i bytes, minified and compressed, and imports nothing", async (entry, limit) => {
  expect(await sizeOf(entry)).toBeLessThan(limit);
});

test("nothing of the package is left of an import that is not used", async () => {
  const unused = "\0unused";
  const build = await rolldown({
    input: unused,
    plugins: [
      {
        name: "unused",
        resolveId: (id) => (id === unused ? id : null),
        load: (id) =>
          id === unused
            ? `import { fixedLatency } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};`
            : null,
      },
    ],
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  expect(output[0].code.trim()).toBe("");
});
