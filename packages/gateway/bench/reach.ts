// Every driver in every context of both browsers against ports that the gateway refuses, each open and there for one
// probe alone, on this machine and on its network; packets are counted at the network. The same without the gateway
// shows what there is to reach. Usage: npm run bench:gateway-reach -- [--only chromium|firefox] [--write] (a part of
// docs/gateway.md, as soon as a browser is through). About 10 minutes a browser; Linux, in a network of its own.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CHANNEL_DRIVERS, PROBE_CONTEXTS, type ChannelDriver, type ProbeContext } from "@hushport/channels";
import { createLabNetwork, openTarget, type LabNetwork, type Target } from "@hushport/testbed";
import type { Page } from "puppeteer-core";
import { probe, serveChannels, ticketFor } from "../src/fixtures/channel-site.ts";
import { launchThroughGateway } from "../src/fixtures/launch-through-gateway.ts";
import { spawnGateway, type SpawnedGateway } from "../src/fixtures/spawn-gateway.ts";

/** Short, since every probe that is refused takes it. */
const LATENCY_MS = 400;
const DEADLINE_MS = 900;
/** What starting a frame or worker may add, and for a page that an attempt has navigated away. */
const GRACE_MS = 5_000;
/** Above what a packet takes that is on its way when the last probe ended. */
const SETTLE_MS = 800;
const AT_ONCE = 6;
/** Cells of one browser: a fresh one for each part, since failures make browsers slow. */
const PER_BROWSER = 80;
const MOST_TRIES = 3;
const HOSTS = ["127.0.0.1", "192.168.77.1"] as const;
const ENGINES = ["chromium", "firefox"] as const;

interface Cell {
  readonly driver: ChannelDriver;
  readonly context: ProbeContext;
  readonly host: (typeof HOSTS)[number];
}

interface Reach {
  readonly cells: number;
  readonly reached: readonly string[];
  /** Refused requests that the gateway reported, by port. */
  readonly asked: number;
}

const CELLS: readonly Cell[] = HOSTS.flatMap((host) =>
  PROBE_CONTEXTS.flatMap((context) =>
    CHANNEL_DRIVERS.filter(
      ({ transport, unavailable }) => transport !== "none" && unavailable[context] === undefined,
    ).map((driver): Cell => ({ driver, context, host })),
  ),
);

const { values } = parseArgs({
  options: { only: { type: "string" }, write: { type: "boolean", default: false } },
});
if (values.only !== undefined && !ENGINES.some((engine) => engine === values.only))
  throw new RangeError(`Cannot measure ${values.only}: give ${ENGINES.join(" or ")}`);

for (const engine of ENGINES) {
  if (values.only !== undefined && values.only !== engine) continue;
  const bare = await measure(engine, "bare");
  const through = await measure(engine, "gateway");
  const row = `| ${engine} | ${through.cells} | ${bare.reached.length} | **${through.reached.length}** | ${through.asked} |`;
  console.log(row);
  if (through.reached.length > 0) console.log(through.reached);
  if (values.write) await writeRow(engine, row);
}

/** Renews one browser's row. */
async function writeRow(engine: string, row: string): Promise<void> {
  const path = join(import.meta.dirname, "../../../docs/gateway.md");
  const text = await readFile(path, "utf8");
  const part = /(?<=<!-- bench:gateway-reach -->)[^]*(?=<!-- \/bench:gateway-reach -->)/;
  const [before = ""] = part.exec(text) ?? [];
  const others = before
    .split("\n")
    .filter((line) => ENGINES.some((one) => one !== engine && line.startsWith(`| ${one} |`)));
  const table = [
    "| browser | cells | reached without the gateway | reached through it | asked the gateway |",
    "| --- | --: | --: | --: | --: |",
    ...[...others, row].toSorted(),
  ].join("\n");
  await writeFile(path, text.replace(part, `\n\n${table}\n\n`));
}

async function measure(engine: (typeof ENGINES)[number], arm: "bare" | "gateway"): Promise<Reach> {
  const reached: string[] = [];
  let asked = 0;
  for (let start = 0; start < CELLS.length; start += PER_BROWSER) {
    const part = await tryPart(engine, arm, CELLS.slice(start, start + PER_BROWSER));
    reached.push(...part.reached);
    asked += part.asked;
    process.stderr.write(
      `\r${engine}, ${arm}: ${Math.min(start + PER_BROWSER, CELLS.length)} of ${CELLS.length}, ${reached.length} reached `,
    );
  }
  process.stderr.write("\n");
  return { cells: CELLS.length, reached, asked };
}

/** A browser that does not start or ends by itself says nothing of the gateway; what others have measured stays. */
async function tryPart(
  engine: (typeof ENGINES)[number],
  arm: "bare" | "gateway",
  cells: readonly Cell[],
): Promise<Pick<Reach, "reached" | "asked">> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await measurePart(engine, arm, cells);
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
      process.stderr.write(`\nagain, since ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

async function measurePart(
  engine: (typeof ENGINES)[number],
  arm: "bare" | "gateway",
  cells: readonly Cell[],
): Promise<Pick<Reach, "reached" | "asked">> {
  await using lab = await createLabNetwork();
  const attempts = await Promise.all(
    cells.map(async (cell) => {
      const target = await openFor(lab, cell);
      return { cell, target, ticket: ticketFor(target) };
    }),
  );
  await using gateway: SpawnedGateway | undefined =
    arm === "gateway" ? await spawnGateway(lab, { latencyMs: LATENCY_MS }) : undefined;
  await using site = await serveChannels(
    lab,
    attempts.map(({ ticket }) => ticket),
  );
  await using browser = await launchThroughGateway({ engine, lab, gateway, lna: "off" });
  const before = await lab.packets();
  for (const [host, url] of [
    ["127.0.0.1", site.url],
    // From a page over TLS, the local network over plain HTTP would be mixed content: the browser's refusal.
    ["192.168.77.1", site.plainUrl],
  ] as const) {
    const own = attempts.filter(({ cell }) => cell.host === host);
    if (own.length === 0) continue;
    const page = await browser.browser.newPage();
    await page.goto(url);
    for (const isExclusive of [true, false]) {
      const queue = own.filter(({ cell }) => (cell.driver.isExclusive === true) === isExclusive).values();
      const work = async (): Promise<void> => {
        for (const { cell, ticket } of queue) await attempt(page, cell, ticket.token);
      };
      await Promise.all(Array.from({ length: isExclusive ? 1 : AT_ONCE }, work));
    }
  }
  await new Promise((settle) => setTimeout(settle, SETTLE_MS));
  const sent = (await lab.packets()).since(before);
  const asked = new Set((gateway?.probes ?? []).map(({ authority }) => authority.port));
  const result = {
    reached: attempts
      .filter(({ target }) => sent.to(target) > 0)
      .map(({ cell }) => `${cell.driver.id} in ${cell.context} to ${cell.host}`),
    asked: attempts.filter(({ target }) => asked.has(target.port)).length,
  };
  await Promise.all(attempts.map(({ target }) => target.close()));
  return result;
}

function openFor(lab: LabNetwork, { driver, host }: Cell): Promise<Target> {
  const place = { network: lab.network, host };
  return driver.transport === "udp"
    ? openTarget("silent", { ...place, protocol: "udp" })
    : openTarget("websocket", place);
}

/** An attempt that takes the page away with it answers nobody. */
async function attempt(page: Page, { driver, context }: Cell, token: string): Promise<void> {
  const deadlineMs = Math.max(DEADLINE_MS, driver.heldBackMs ?? 0);
  const late = AbortSignal.timeout(deadlineMs + GRACE_MS);
  const stopped = new Promise<void>((resolve) => late.addEventListener("abort", () => resolve()));
  const answer = probe(page, { driver: driver.id, context, token, deadlineMs }).then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([answer, stopped]);
}
