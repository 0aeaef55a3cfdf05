// How long after a page's first attempt the guard's rules of the session are in force when Chromium starts with that
// page open, and what arrived at a port of this machine meanwhile.
//   npm run bench:guard-start -- [--starts 10]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createLabNetwork, openTarget, serveSite } from "@hushport/testbed";
import { countSessionRules, openOwnPage } from "../src/fixtures/ask-from-page.ts";
import { buildVariant } from "../src/fixtures/build-variant.ts";
import { installPackage } from "../src/fixtures/install-package.ts";
import { launchGuarded } from "../src/fixtures/launch-guarded.ts";

/** Above what a start takes on two busy cores. */
const DEADLINE_MS = 20_000;
/** Between two looks at the rules: the grain of the result. */
const LOOK_EVERY_MS = 5;

const { values } = parseArgs({ options: { starts: { type: "string", default: "10" } } });
const starts = Number(values.starts);
if (!(Number.isInteger(starts) && starts > 0)) throw new RangeError(`Cannot start ${values.starts} times`);

await using lab = await createLabNetwork();
const { network } = lab;
await using built = await buildVariant("chromium");
await using installed = await installPackage(built.folder);
await using target = await openTarget("websocket", { network, host: "127.0.0.1" });
const probing = `<title>public</title><script>
  const origin = Math.round(performance.timeOrigin + performance.now());
  const attempt = () => {
    fetch("https://127.0.0.1:${target.port}/", { mode: "no-cors" }).catch(() => undefined);
    new WebSocket("wss://127.0.0.1:${target.port}/");
  };
  attempt();
  setInterval(attempt, 50);
  fetch("/at?ms=" + origin);
</script>`;
await using site = await serveSite({
  network,
  host: "203.0.113.10",
  tls: ["site.test"],
  routes: { "/": probing, "/at": "" },
});
const profileDir = await mkdtemp(join(tmpdir(), "hushport-start-gap-"));

/** Starts the browser once, with or without the page, and waits for the rules. */
async function startOnce(flags: readonly string[]): Promise<number> {
  await using opened = await launchGuarded({
    engine: "chromium",
    installed,
    profileDir,
    lab,
    trusted: site,
    flags,
  });
  await opened.browser.waitForTarget((found) => found.url().includes(installed.extensionId), {
    timeout: DEADLINE_MS,
  });
  const own = await openOwnPage(opened.browser, installed.extensionId);
  const deadlineMs = Date.now() + DEADLINE_MS;
  while ((await countSessionRules(own)) <= 1) {
    if (Date.now() > deadlineMs) throw new Error("Cannot measure the start: no rules of the session");
    await wait(LOOK_EVERY_MS);
  }
  const inForceMs = Date.now();
  // So that late attempts of the page count as well.
  await wait(flags.length === 0 ? 0 : 500);
  return inForceMs;
}

try {
  await startOnce([]);
  const gaps: number[] = [];
  for (let start = 0; start < starts; start++) {
    const before = site.requests().length;
    const inForceMs = await startOnce([site.url("site.test")]);
    const told = site
      .requests()
      .slice(before)
      .find(({ path }) => path.startsWith("/at"));
    if (told === undefined) throw new Error("Cannot measure the start: the page did not load");
    gaps.push(inForceMs - Number(new URL(told.path, "https://site.test").searchParams.get("ms")));
  }
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number): string => `${sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN} ms`;
  console.log(
    `${starts} starts: median ${at(0.5)}, 5 % ${at(0.05)}, 95 % ${at(0.95)}, maximum ${at(1)}; connections that arrived: ${target.contacts().connections}`,
  );
} finally {
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
}
