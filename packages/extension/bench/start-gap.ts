// How long after its first script a page waits for what the guard's background puts in force at Chromium's start (a
// grant for a day, which no restart keeps), and what arrived at a port that nobody granted meanwhile; beside a bare start.
//   npm run bench:guard-start -- [--starts 20]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createLabNetwork, openTarget, PUBLIC_ADDRESS, serveSite } from "@hushport/testbed";
import { askFromPage, openOwnPage, readRules } from "../src/fixtures/ask-from-page.ts";
import { buildVariant } from "../src/fixtures/build-variant.ts";
import { installPackage } from "../src/fixtures/install-package.ts";
import { launchGuarded, type LaunchGuardedOptions } from "../src/fixtures/launch-guarded.ts";
import { until } from "../src/ui/fixtures/open-guard.ts";

/** Between two attempts of the page: the grain of the result. */
const GRAIN_MS = 20;
/** What a bare browser's page has for its attempts. */
const BARE_MS = 2_000;

const { values } = parseArgs({ options: { starts: { type: "string", default: "20" } } });
const starts = Number(values.starts);
if (!(Number.isInteger(starts) && starts > 0)) throw new RangeError(`Cannot start ${values.starts} times`);

await using lab = await createLabNetwork();
const { network } = lab;
const local = { network, host: "127.0.0.1" };
await using built = await buildVariant("chromium");
await using installed = await installPackage(built.folder);
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
const profileDir = await mkdtemp(join(tmpdir(), "hushport-start-gap-"));
const guarded = { installed, profileDir };

function start(options: Partial<LaunchGuardedOptions>) {
  return launchGuarded({ engine: "chromium", lab, trusted: site, ...options });
}

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

try {
  {
    await using first = await start(guarded);
    await first.browser.waitForTarget((found) => found.url().includes(installed.extensionId));
    const own = await openOwnPage(first.browser, installed.extensionId);
    const ports = [{ from: granted.port, to: granted.port }];
    const target = { site: "site.test", embedded: [], hosts: ["127.0.0.1"], ports };
    await askFromPage(own, { kind: "add-grant", grant: { ...target, term: "day", tab: null } });
    await until(async () => (await readRules(own, "session")).includes("site.test"));
  }
  const gaps: number[] = [];
  while (gaps.length < starts) {
    const before = site.requests().length;
    await using opened = await start({ ...guarded, flags: [site.url("site.test")] });
    await until(async () => toldAfter(before) !== undefined);
    gaps.push(toldAfter(before) ?? Number.NaN);
    void opened;
  }
  const arrived = refused.contacts().connections;
  {
    await using bare = await start({ flags: [site.url("site.test")] });
    await wait(BARE_MS);
    void bare;
  }
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN).toFixed(0);
  console.log(
    `${starts} starts: median ${at(0.5)} ms, from ${at(0)} to ${at(1)} ms; connections to the port that nobody granted: ${arrived}, in one bare start: ${refused.contacts().connections - arrived}`,
  );
} finally {
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
}
