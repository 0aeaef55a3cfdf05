import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { HOST_NETWORK } from "../network/host-network.ts";
import { runCommand } from "../network/run-command.ts";
import { knockTcp, knockUdp, SHORT_PATIENCE_MS as patienceMs } from "../targets/fixtures/knock.ts";
import { openTarget } from "../targets/open-target.ts";
import { listTables, removeStaleTables } from "./table-lifetime.ts";
import { createTableName, isStale, markProcess, parseTableName } from "./table-name.ts";

const isAllowed = await runCommand("nft", ["list", "tables"]).then(
  () => true,
  () => false,
);

/** Where the filter is not allowed, what is tested is that it is refused with its own error. */
function testWithFilter(name: string, body: () => Promise<void>): void {
  test(name, async () => {
    if (isAllowed) return body();
    return expect(openTarget("filtered", { means: "packet-filter" })).rejects.toMatchObject({
      code: "ERR_TESTBED_PACKET_FILTER",
    });
  });
}

function ownTables(tables: readonly string[]): readonly string[] {
  return tables.filter((name) => parseTableName(name)?.pid === process.pid);
}

testWithFilter("a filtered target's table is there while it is open, and gone after", async () => {
  const target = await openTarget("filtered", { means: "packet-filter" });
  expect(ownTables(await listTables(HOST_NETWORK))).toHaveLength(1);
  await target.close();
  expect(ownTables(await listTables(HOST_NETWORK))).toHaveLength(0);
});

for (const protocol of ["tcp", "udp"] as const) {
  testWithFilter(`attempts() counts what a closed ${protocol} port refused`, async () => {
    await using target = await openTarget("closed", { protocol, counting: "packet-filter" });
    const knock = protocol === "tcp" ? knockTcp : knockUdp;
    for (let knocks = 0; knocks < 3; knocks++)
      expect(await knock(target)).toMatchObject({ outcome: "refused" });
    expect(await target.attempts()).toBe(3);
  });
}

test("a filter drops one port of one address and no other", async () => {
  await using other = await openTarget("silent");
  await using filtered = await openTarget("filtered", { host: "127.0.0.2" });
  expect(await knockTcp({ ...other, patienceMs })).toMatchObject({ outcome: "connected" });
  expect(await knockTcp({ ...filtered, patienceMs })).toMatchObject({ outcome: "no-answer" });
});

testWithFilter("two filtered targets at once have tables of their own", async () => {
  await using first = await openTarget("filtered");
  await using second = await openTarget("filtered");
  await knockTcp({ ...first, patienceMs });
  expect([await first.attempts(), await second.attempts()]).toEqual([1, 0]);
});

const openFiltered = (afterwards: string): string => `
  import { openTarget } from ${JSON.stringify(new URL("../targets/open-target.ts", import.meta.url).href)};
  await openTarget("filtered", { means: "packet-filter" });
  ${afterwards}`;

function runScript(script: string): ReturnType<typeof spawn> {
  return spawn(process.execPath, ["--conditions=hushport-source", "--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: import.meta.dirname,
  });
}

async function tablesOf(pid: number | undefined): Promise<readonly string[]> {
  return (await listTables(HOST_NETWORK)).filter((name) => parseTableName(name)?.pid === pid);
}

test.each(["process.exit(0);", 'throw new Error("crash");'])(
  "a table goes with its maker at %s",
  async (ending) => {
    const maker = runScript(openFiltered(ending));
    await once(maker, "exit");
    expect(await tablesOf(maker.pid)).toEqual([]);
  },
);

testWithFilter(
  "a table whose maker was killed goes at the next start, and a living maker's stays",
  async () => {
    await using living = await openTarget("filtered");
    const maker = runScript(openFiltered('console.log("open");'));
    if (maker.stdout === null) throw new TypeError("no standard output");
    await once(maker.stdout, "data");
    maker.kill("SIGKILL");
    await once(maker, "exit");
    expect(await tablesOf(maker.pid)).toHaveLength(1);
    const self = markProcess(process.pid);
    if (self === undefined) throw new TypeError("no /proc");
    // A network object of its own, so that it counts as a first look.
    await removeStaleTables({ ...HOST_NETWORK }, self);
    expect(await tablesOf(maker.pid)).toEqual([]);
    expect(ownTables(await listTables(HOST_NETWORK))).toHaveLength(1);
    expect(living.means).toBe("packet-filter");
  },
);

const SELF = { pid: process.pid, startTicks: "1", pidNamespace: "2" };

test("parseTableName() reads what createTableName() wrote, and nobody else's names", () => {
  expect(parseTableName(createTableName(SELF))).toEqual(SELF);
  for (const name of [
    "filter",
    "hushport",
    "hushport_1_2_3",
    "hushport_1_2_3_zzzzzzzz",
    "x_hushport_1_2_3_00000000",
  ]) {
    expect(parseTableName(name)).toBeUndefined();
  }
});

test("isStale() is true for a reused process id, and false for this process and for other namespaces", () => {
  const self = markProcess(process.pid);
  if (self === undefined) return;
  expect(isStale(createTableName(self), self)).toBe(false);
  expect(isStale(createTableName({ ...self, startTicks: "1" }), self)).toBe(true);
  expect(isStale(createTableName({ ...self, startTicks: "1", pidNamespace: "1" }), self)).toBe(false);
  expect(isStale("filter", self)).toBe(false);
});
