import { judgeEquivalence, type EquivalenceReport } from "@hushport/core";
import { openTarget } from "@hushport/testbed";
import type { Arm } from "../../src/fixtures/zero/arms.ts";
import { openStage } from "../../src/fixtures/zero/stage.ts";

/** What a page does to a port, and watches how long it takes to fail. */
const CHANNELS = ["websocket", "fetch", "image"] as const;
type Channel = (typeof CHANNELS)[number];

const STATES = ["open", "closed", "filtered"] as const;
/** Samples that one call of the page takes. */
const BLOCK = 50;

/** One pair of states through one channel. */
export interface TimedPair extends EquivalenceReport {
  readonly arm: string;
  readonly channel: Channel;
  readonly names: string;
}

/** Times failures of ports in three states, in turn, from a public page of a guarded browser. */
export async function timeFailures(arm: Arm, count: number): Promise<readonly TimedPair[]> {
  await using stage = await openStage(arm);
  const { network } = stage.lab;
  await using open = await openTarget("websocket", { network, host: "192.168.77.1" });
  await using closed = await openTarget("closed", { network, host: "192.168.77.1" });
  const authorities = [open.authority, closed.authority, `192.168.77.30:${open.port}`];
  stage.publish([]);
  await using guarded = await stage.launch();
  const page = await guarded.browser.newPage();
  await page.goto(stage.pageUrl("http"));
  const pairs: {
    readonly channel: Channel;
    readonly names: string;
    readonly a: number[];
    readonly b: number[];
  }[] = [];
  for (const channel of CHANNELS) {
    const samples = STATES.map((): number[] => []);
    for (let done = 0; done < count; done += BLOCK) {
      const part = await page.evaluate(sample, channel, authorities, Math.min(BLOCK, count - done));
      for (const [state, list] of part.entries()) samples[state]?.push(...list);
    }
    for (const [first, a] of samples.entries()) {
      for (const [step, b] of samples.slice(first + 1).entries())
        pairs.push({ channel, names: `${STATES[first]} / ${STATES[first + step + 1]}`, a, b });
    }
  }
  const judged = judgeEquivalence(pairs);
  return pairs.flatMap(({ channel, names }, index) => {
    const report = judged[index];
    return report === undefined ? [] : [{ arm: arm.id, channel, names, ...report }];
  });
}

/** Runs in the page. @returns Milliseconds to each failure, by state. */
async function sample(
  channel: "websocket" | "fetch" | "image",
  authorities: readonly string[],
  count: number,
): Promise<number[][]> {
  const fail = (authority: string): Promise<unknown> => {
    const path = `${authority}/${Math.random()}`;
    if (channel === "fetch") return fetch(`http://${path}`, { mode: "no-cors" }).catch(() => undefined);
    return new Promise((resolve) => {
      const probe = channel === "image" ? new Image() : new WebSocket(`ws://${path}`);
      probe.addEventListener("error", resolve);
      if (probe instanceof HTMLImageElement) probe.src = `http://${path}`;
    });
  };
  const times = authorities.map((): number[] => []);
  for (let round = 0; round < count; round += 1) {
    for (let turn = 0; turn < authorities.length; turn += 1) {
      // Each state comes first, second, … equally often.
      const state = (turn + round + Math.floor(round / authorities.length)) % authorities.length;
      const startMs = performance.now();
      await fail(authorities[state] ?? "");
      times[state]?.push(performance.now() - startMs);
    }
  }
  return times;
}

/** The table of docs/guard.md. */
export function formatPairs(pairs: readonly TimedPair[], count: number): string {
  return [
    `Measured ${new Date().toISOString().slice(0, 10)}: ${count} failures of each state, in turn.`,
    "",
    "| build | channel | pair | AUC | 95 % interval | within 0.45 to 0.55 |",
    "| --- | --- | --- | --- | --- | --- |",
    ...pairs.map(
      ({ arm, channel, names, area, isEquivalent }) =>
        `| ${arm} | ${channel} | ${names} | ${area.value.toFixed(3)} | ${area.low.toFixed(3)} to ${area.high.toFixed(3)} | ${isEquivalent ? "shown" : "not shown"} |`,
    ),
  ].join("\n");
}
