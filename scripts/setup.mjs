// Brings a fresh checkout to where everything runs: dependencies, Node 24, browsers, bundled page code. Plain
// JavaScript without dependencies, because it runs before any are there, on the system's Node (20 or newer). Says one
// line for each thing it does, on standard error, and nothing when there is nothing to do.
//
// Usage: node scripts/setup.mjs [--for=start|test]
import { installBrowsers } from "./setup/browsers.mjs";
import { bundleWhatChanged } from "./setup/bundles.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { SetupError } from "./setup/setup-error.mjs";
import { installTestTools } from "./setup/test-tools.mjs";

/** Type stripping is in the project's own Node; this one only has to run npm and these scripts. */
const OLDEST_NODE = 20;

async function setUp() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < OLDEST_NODE) {
    throw new SetupError(
      "run the set-up",
      `Node ${process.version} is too old`,
      `Install Node ${OLDEST_NODE} or newer`,
    );
  }
  await installDependencies();
  await installBrowsers();
  if (process.argv.includes("--for=test")) await installTestTools();
  await bundleWhatChanged();
}

try {
  await setUp();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
