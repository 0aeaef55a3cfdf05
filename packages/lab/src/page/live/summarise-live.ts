import type { LabObservation } from "../../report/observation-schema.ts";
import { formatMs, median } from "../../talk/numbers.ts";
import { orderTargets, targetWords } from "../target-words.ts";

/** One channel while it is measured. */
export interface LiveRow {
  readonly channel: string;
  readonly probes: number;
  readonly medians: readonly { readonly kind: string; readonly words: string }[];
  readonly own: readonly LabObservation[];
}

/** What was seen so far. */
export interface LiveSummary {
  readonly channels: readonly LiveRow[];
  /** Probes from other contexts and with other spellings. */
  readonly elsewhere: { readonly probes: number; readonly open: number; readonly arrived: number };
}

/** Sums up what was seen so far, by channel. */
export function summariseLive(observations: readonly LabObservation[]): LiveSummary {
  const main = observations.filter(({ section }) => section === "channels");
  const rest = observations.filter(({ section }) => section !== "channels");
  const open = rest.filter(({ portState }) => portState === "open");
  return {
    channels: [...Map.groupBy(main, ({ channel }) => channel)]
      .map(([channel, own]) => ({ channel, probes: own.length, medians: mediansOf(own), own }))
      .toSorted((first, second) => first.channel.localeCompare(second.channel, "en")),
    elsewhere: {
      probes: rest.length,
      open: open.length,
      arrived: open.filter(({ connections }) => connections > 0).length,
    },
  };
}

function mediansOf(own: readonly LabObservation[]): LiveRow["medians"] {
  const groups = Map.groupBy(own, ({ targetKind }) => targetWords(targetKind));
  return orderTargets(own.map(({ targetKind }) => targetKind)).map((kind) => {
    const list = groups.get(kind) ?? [];
    const told = list.flatMap(({ durationMs }) => durationMs ?? []);
    const middle = told.length * 2 < list.length ? undefined : median(told);
    return { kind, words: middle === undefined ? "no answer" : formatMs(middle) };
  });
}
