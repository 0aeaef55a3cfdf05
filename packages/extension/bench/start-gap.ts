// How long after its first script a page waits for what the guard's background puts in force at the browser's start (a
// grant for a day, which no restart of Chromium keeps, and which Firefox's rules for the start do not know), and what
// arrived at a port that nobody granted meanwhile; beside a bare start.
//   npm run bench:guard-start -- [--starts 20] [--engine chromium]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createLabNetwork, openTarget, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import { askFromPage, openOwnPage, readRules } from "../src/fixtures/ask-from-page.ts";
import { buildVariant } from "../src/fixtures/build-variant.ts";
import { installInProfile, TAKES_FROM_PROFILE } from "../src/fixtures/install-in-profile.ts";
import { installPackage } from "../src/fixtures/install-package.ts";
import { launchGuarded, type LaunchGuardedOptions } from "../src/fixtures/launch-guarded.ts";
import { findWelcome, until } from "../src/ui/fixtures/open-guard.ts";

/** Between two attempts of the page: the grain of the result. */
const GRAIN_MS = 20;
/** What a bare browser's page has for its attempts. */
const BARE_MS = 2_000;

const { values } = parseArgs({
  options: { starts: { type: "string", default: "20" }, engine: { type: "string" } },
});
const starts = Number(values.starts);
if (!(Number.isInteger(starts) && starts > 0)) throw new RangeError(`Cannot start ${values.starts} times`);
const engines = (["chromium", "firefox"] as const).filter(
  (engine) => values.engine === undefined || engine === values.engine,
);
if (engines.length === 0)
  throw new RangeError(`Cannot start ${values.engine}: chromium and firefox are known`);

await using lab = await createLabNetwork();
const { network } = lab;
const local = { network, host: "127.0.0.1" };
await using granted = await openTarget("http", local);
await using refused = await openTarget("websocket", local);
await using site = await serveSite({
  network,
  host: PUBLIC_ADDRESS,
  tls: ["site.test"],
  routes: {
    "/told": "",
    "/": `<title>public</title><script>
      const beginMs = performance.now();
      setInterval(() => {
        fetch("https://127.0.0.1:${refused.port}/", { mode: "no-cors" }).catch(() => undefined);
        new WebSocket("wss://127.0.0.1:${refused.port}/");
      }, ${GRAIN_MS});
      const ask = () => fetch("http://127.0.0.1:${granted.port}/", { mode: "no-cors" }).then(
        () => fetch("/told?ms=" + (performance.now() - beginMs)),
        () => setTimeout(ask, ${GRAIN_MS}),
      );
      ask();
    </script>`,
  },
});
/** What the page told since a moment. */
function toldAfter(count: number): number | undefined {
  const told = site
    .requests()
    .slice(count)
    .find(({ path }) => path.startsWith("/told"));
  return told === undefined
    ? undefined
    : Number(new URL(told.path, "https://site.test").searchParams.get("ms"));
}

/** Installs the guard for good, and grants the port for a day. @returns How the browser is started from then on. */
async function install(
  engine: "chromium" | "firefox",
  profileDir: string,
  made: AsyncDisposableStack,
): Promise<LaunchGuardedOptions> {
  const built = made.use(await buildVariant(engine));
  const common = { engine, lab, trusted: site, profileDir };
  const ports = [{ from: granted.port, to: granted.port }];
  const target = { site: "site.test", embedded: [], hosts: ["127.0.0.1"], ports };
  const order = { kind: "add-grant", grant: { ...target, term: "day", tab: null } } as const;
  if (engine === "firefox") {
    await installInProfile(built.folder, profileDir);
    const options = { ...common, preferences: TAKES_FROM_PROFILE };
    await using first = await launchGuarded(options);
    await askFromPage(await findWelcome(first.browser), order);
    return options;
  }
  const installed = made.use(await installPackage(built.folder));
  const options = { ...common, installed };
  await using first = await launchGuarded(options);
  await first.browser.waitForTarget((found) => found.url().includes(installed.extensionId));
  const own = await openOwnPage(first.browser, installed.extensionId);
  await askFromPage(own, order);
  await until(async () => (await readRules(own, "session")).includes("site.test"));
  return options;
}

async function measure(engine: "chromium" | "firefox"): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), "hushport-start-gap-"));
  try {
    await using made = new AsyncDisposableStack();
    const options = await install(engine, profileDir, made);
    const flags = [site.url("site.test")];
    const arrivedBefore = refused.contacts().connections;
    const gaps: number[] = [];
    while (gaps.length < starts) {
      const before = site.requests().length;
      await using opened = await launchGuarded({ ...options, flags });
      await until(async () => toldAfter(before) !== undefined);
      gaps.push(toldAfter(before) ?? Number.NaN);
      void opened;
    }
    const arrived = refused.contacts().connections - arrivedBefore;
    {
      await using bare = await launchGuarded({ engine, lab, trusted: site, flags });
      await wait(BARE_MS);
      void bare;
    }
    const inBare = refused.contacts().connections - arrivedBefore - arrived;
    const sorted = gaps.toSorted((a, b) => a - b);
    const at = (share: number): string =>
      (sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toFixed(0);
    console.log(
      `${engine}, ${starts} starts: median ${at(0.5)} ms, from ${at(0)} to ${at(1)} ms; connections to the port that nobody granted: ${arrived}, in one bare start: ${inBare}`,
    );
  } finally {
    await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

for (const engine of engines) await measure(engine);
