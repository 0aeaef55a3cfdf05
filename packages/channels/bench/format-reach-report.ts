import { CONTEXT_RUNNERS } from "../src/contexts.ts";
import { CHANNEL_DRIVERS } from "../src/drivers.ts";
import type { ChannelDriver, Engine } from "../src/driver.ts";
import type { ProbeContext } from "../src/probe-context.ts";

/** One driver in one context, as measured. */
export interface Reading {
  readonly driver: ChannelDriver;
  readonly context: ProbeContext;
  readonly isReached: boolean;
  /** What the page was shown. */
  readonly ending: string;
}

/** One browser, as measured. */
export interface EngineReach {
  readonly engine: Engine;
  readonly browserName: string;
  readonly readings: readonly Reading[];
}

/** Makes `docs/channels.md`. */
export function formatReachReport(measured: readonly EngineReach[], at: Date): string {
  const browsers = measured.map(({ browserName }) => browserName).join(" and ");
  return `${[
    "# Channels: every way a page can touch a port",
    "Written by `packages/channels/bench/reach.ts`; do not edit.",
    `Measured on ${at.toISOString().slice(0, 10)} with ${browsers}, headless, Local Network Access off, from an https page at \`localhost\`; ` +
      "every probe has an open port of its own at 127.0.0.1, and *reached* means that the port accepted a connection or got a datagram. One probe a cell.",
    "Left out, because nothing arrived when tried in Chromium 156: `<link rel=prerender>`, `<img attributionsrc>`, `navigator.joinAdInterestGroup()`, and `<fencedframe>`, whose configuration a page cannot make by itself. " +
      "Left out, because a page cannot choose the port: the related-origins request of WebAuthn.",
    "## Channels",
    table(
      [
        "channel",
        "what the page writes",
        "recorded as",
        "the page learns",
        ...measured.map(({ engine }) => engine),
      ],
      CHANNEL_DRIVERS.map((driver) => [
        driver.id,
        driver.summary,
        driver.recordedAs,
        driver.observes.join(", "),
        ...measured.map((reach) => formatCount(reach, driver)),
      ]),
    ),
    "## Where something does not arrive",
    table(["channel", "browser or context", "reason"], CHANNEL_DRIVERS.flatMap(formatReasons)),
    ...measured.map((reach) => formatMatrix(reach)),
  ].join("\n\n")}\n`;
}

function formatCount({ readings }: EngineReach, driver: ChannelDriver): string {
  const own = readings.filter((reading) => reading.driver === driver);
  return `${own.filter(({ isReached }) => isReached).length} of ${own.length}`;
}

function formatReasons(driver: ChannelDriver): string[][] {
  const reasons = new Map<string, string[]>();
  const add = (where: string, reason: string) => reasons.set(reason, [...(reasons.get(reason) ?? []), where]);
  for (const [engine, reaches] of Object.entries(driver.reaches)) if (reaches !== true) add(engine, reaches);
  for (const [engine, reason] of Object.entries(driver.unsteady ?? {})) add(engine, reason);
  for (const [engine, contexts] of Object.entries(driver.exceptions ?? {})) {
    for (const [context, reason] of Object.entries(contexts)) add(`${context} in ${engine}`, reason);
  }
  for (const [context, reason] of Object.entries(driver.unavailable)) add(context, reason);
  return [...reasons].map(([reason, places]) => [driver.id, places.join(", "), reason]);
}

function formatMatrix({ browserName, readings }: EngineReach): string {
  const rows = CHANNEL_DRIVERS.map((driver) => {
    const cells = CONTEXT_RUNNERS.map(({ id }) => {
      const found = readings.find((reading) => reading.driver === driver && reading.context === id);
      return found === undefined ? "–" : `${found.isReached ? "●" : "○"} ${found.ending}`;
    });
    return [driver.id].concat(cells);
  });
  return `## ${browserName}: channel × context\n\n● reached, ○ not reached, – cannot exist; after it, what the page was shown.\n\n${table(
    ["channel", ...CONTEXT_RUNNERS.map(({ id }) => id)],
    rows,
  )}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
