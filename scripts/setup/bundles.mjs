import { join } from "node:path";
import { staleBundles } from "./bundle-cache.mjs";
import { projectNode, ROOT } from "./checkout.mjs";
import { lastLine, run, say } from "./run.mjs";
import { SetupError } from "./setup-error.mjs";

/** All bundles together take 1 s on two cores. */
const BUNDLE_DEADLINE_MS = 2 * 60_000;

/** Bundles the code that runs in browsers, where its sources changed since the last time. */
export async function bundleWhatChanged() {
  const stale = await staleBundles();
  if (stale.length === 0) return;
  say(`bundling ${stale.map(({ output }) => output).join(", ")}`);
  const { code, output, isLate } = await run(projectNode(), [join(ROOT, "scripts", "bundle.mjs")], {
    cwd: ROOT,
    deadlineMs: BUNDLE_DEADLINE_MS,
  });
  if (code === 0) return;
  const reason = isLate
    ? `not done after ${BUNDLE_DEADLINE_MS} ms`
    : (lastLine(output, /error/i) ?? lastLine(output));
  throw new SetupError(
    "bundle the page code",
    reason ?? "no reason given",
    "Run node scripts/bundle.mjs to see all of it",
  );
}
