import { WARM_UP_ROUNDS } from "@hushport/core";
import { BROWSER_KINDS } from "@hushport/recorder";
import { describe, expect, test } from "vitest";
import type { LabOptions } from "./lab-options.ts";
import type { LabObservation } from "./report/observation-schema.ts";
import { labReportSchema } from "./report/schema.ts";
import { runLab } from "./run-lab.ts";

/** Sixteen probes of each of two channels, and the warm-up. */
const TINY = {
  permission: "off",
  channels: ["fetch-no-cors", "websocket"],
  targetKinds: ["http", "closed"],
  rounds: 2,
} as const satisfies Omit<LabOptions, "browser">;

describe.each(BROWSER_KINDS)("runLab() of %s", (browser) => {
  test("sees what fetch tells of a port without local network checks, and what arrives there", async () => {
    const report = await runLab({ browser, ...TINY });
    expect(labReportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ outcome: "complete", leftOut: [], browser: { engine: browser } });
    const byChannel = new Map(report.cells.map((cell) => [cell.channel, cell]));
    // An opaque answer against a rejection: no timing is needed.
    expect(byChannel.get("fetch-no-cors")?.verdict.kind).toBe("leaks");
    for (const { reach, states } of report.cells) {
      expect(reach).toEqual({ reached: 8, of: 8 });
      expect(states).toMatchObject([
        { targetKind: "closed", samples: 8, contacted: 0, withBytes: 0 },
        { targetKind: "http", samples: 8, contacted: 8, withBytes: 8 },
      ]);
    }
  });

  test("is not told about one channel what another one of the same page does to it", async () => {
    const { cells } = await runLab({
      browser,
      permission: "off",
      channels: ["event-source", "stylesheet"],
      targetKinds: ["http", "closed", "filtered"],
      rounds: 2,
    });
    const states = cells.find(({ channel }) => channel === "event-source")?.states ?? [];
    expect(states.map(({ targetKind, timeouts }) => [targetKind, timeouts])).toEqual([
      ["closed", 0],
      ["filtered", 4],
      ["http", 0],
    ]);
  });

  test("reports what it has when it is stopped, and goes on from there", async () => {
    const stop = new AbortController();
    const kept: LabObservation[] = [];
    const keep = (observations: readonly LabObservation[]): void => void kept.push(...observations);
    const onObservations = (observations: readonly LabObservation[]): void => {
      keep(observations);
      stop.abort();
    };
    const half = await runLab({ browser, ...TINY }, { onObservations, signal: stop.signal });
    expect(half.outcome).toBe("interrupted");
    expect(half.observations.count).toBe(kept.length);
    const before = kept.length;
    const measuredAt = new Date(half.measuredAt);
    const earlier = { observations: [...kept], measuredAt, durationMs: 3_600_000 };
    const whole = await runLab({ browser, ...TINY, earlier }, { onObservations: keep });
    expect(whole).toMatchObject({
      outcome: "complete",
      measuredAt: half.measuredAt,
      observations: { count: kept.length },
    });
    expect(whole.durationMs).toBeGreaterThan(earlier.durationMs);
    const identity = { browser: "Netscape 4.0", plan: "" };
    await expect(runLab({ browser, ...TINY, earlier: { ...earlier, identity } })).rejects.toThrow(
      /Netscape 4\.0 began it and this is .+ in another folder/,
    );
    expect(kept.slice(before).every(({ round }) => round >= 2)).toBe(true);
    expect(whole.cells.flatMap(({ states }) => states.map(({ samples }) => samples))).toEqual([8, 8, 8, 8]);
  });

  test("keeps the probes of a block that it is stopped in, and makes the others when it goes on", async () => {
    const options: LabOptions = {
      browser,
      permission: "off",
      channels: ["fetch-no-cors"],
      targetKinds: ["slow", "closed"],
      rounds: 6,
    };
    const stop = new AbortController();
    const kept: LabObservation[] = [];
    const onObservations = (observations: readonly LabObservation[]): void => void kept.push(...observations);
    const half = await runLab(options, {
      onObservations,
      onProgress: (progress) => {
        // In the middle of the block after the warm-up, whose slow answers take three seconds together.
        if (progress.kind === "measuring" && progress.done > 0) setTimeout(() => stop.abort(), 1_500);
      },
      signal: stop.signal,
    });
    const measured = kept.filter(({ round }) => round >= WARM_UP_ROUNDS).length;
    expect(half.outcome).toBe("interrupted");
    expect(measured).toBeGreaterThan(0);
    expect(measured).toBeLessThan(48);
    const earlier = {
      observations: [...kept],
      measuredAt: new Date(half.measuredAt),
      durationMs: half.durationMs,
    };
    const whole = await runLab({ ...options, earlier }, { onObservations });
    expect(whole).toMatchObject({ outcome: "complete", observations: { count: kept.length } });
    expect(whole.cells.flatMap(({ states }) => states.map(({ samples }) => samples))).toEqual([24, 24]);
  });
});
