export { bundleWhatChanged as setup } from "../scripts/setup/bundles.mjs";
