import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleScript } from "../../build/bundle-script.ts";
import { VARIANTS } from "../../build/variants.ts";
import { launchGuarded } from "../../src/fixtures/launch-guarded.ts";

/** Times the decision in a browser, in a bundle as the extension's are. @returns Microseconds for one. */
export async function timeDecisions(engine: "chromium" | "firefox"): Promise<number> {
  const variant = VARIANTS.find((known) => known.name === engine);
  if (variant === undefined) throw new RangeError(`Cannot time ${engine}: there is no such build`);
  const folder = await mkdtemp(join(tmpdir(), "hushport-decide-"));
  try {
    const output = join(folder, "decide.js");
    await bundleScript({ input: "bench/cost/decide-in-bundle.ts", output, variant });
    await using guarded = await launchGuarded({ engine });
    const page = await guarded.browser.newPage();
    await page.evaluate(await readFile(output, "utf8"));
    // The first run is the compiler's.
    await page.evaluate("timeDecisions()");
    return Number(await page.evaluate("timeDecisions()"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
