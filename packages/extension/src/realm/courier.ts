/* oxlint-disable typescript/no-unsafe-type-assertion -- the map holds what was put into it a few lines below */
import type { BuiltIns } from "./built-ins.ts";
import { DROP, LINK, PASS, type Question } from "./link.ts";

/** What happened to something that was held. */
export interface Settlement {
  readonly isAllowed: boolean;
  /** Of a candidate that was taken out of a description. */
  readonly text: string;
  readonly section: number;
}

/** Answer to a question: it goes, it never goes, or it waits under this number. */
export type Answer = typeof PASS | typeof DROP | { readonly held: number };

/** A description without what may not go, or not yet: `count` candidates wait under numbers from `first` on. */
export interface FilteredDescription {
  readonly text: string;
  readonly first: number;
  readonly count: number;
}

/** The page world's end of the link. */
export interface Courier {
  readonly judge: (question: "server" | "candidate" | "url", text: string) => Answer;
  readonly filter: (description: string) => FilteredDescription;
  /** Calls `then` once, when what is held under `id` is settled. */
  readonly onSettled: (id: number, then: (settlement: Settlement) => void) => void;
}

/**
 * Opens the link. Must run before any script of the page; without a partner everything is refused.
 */
export function openCourier(builtIns: BuiltIns): Courier {
  const { apply, asNumber, Event, indexOf, slice } = builtIns;
  const { addEventListener, dispatchEvent, getAttribute, setAttribute } = builtIns;
  const { clearMap, fillMap, readMap } = builtIns;
  const element = document.createElementNS("http://www.w3.org/1999/xhtml", "div");
  const waiting = new Map<number, (settlement: Settlement) => void>();

  document.dispatchEvent(new MouseEvent(LINK.pair, { relatedTarget: element }));

  const read = (name: string): string => apply(getAttribute, element, [name]) ?? "";
  const ask = (question: Question, text: string): string => {
    apply(setAttribute, element, [LINK.answer, DROP]);
    apply(setAttribute, element, [LINK.ask, text]);
    apply(dispatchEvent, element, [new Event(question)]);
    return read(LINK.answer);
  };
  apply(addEventListener, element, [
    LINK.settled,
    () => {
      const id = asNumber(read(LINK.id));
      const then = apply(readMap, waiting, [id]) as ((settlement: Settlement) => void) | undefined;
      apply(clearMap, waiting, [id]);
      then?.({
        isAllowed: read(LINK.isAllowed) === PASS,
        text: read(LINK.text),
        section: asNumber(read(LINK.section)),
      });
    },
  ]);

  return {
    judge: (question, text) => {
      const answer = ask(question, text);
      return answer === PASS || answer === DROP ? answer : { held: asNumber(answer) };
    },
    filter: (description) => {
      const answer = ask("description", description);
      if (answer === DROP) return { text: "", first: 0, count: 0 };
      // `first,count,description`
      const comma = apply(indexOf, answer, [","]);
      const second = apply(indexOf, answer, [",", comma + 1]);
      return {
        text: apply(slice, answer, [second + 1]),
        first: asNumber(apply(slice, answer, [0, comma])),
        count: asNumber(apply(slice, answer, [comma + 1, second])),
      };
    },
    onSettled: (id, then) => void apply(fillMap, waiting, [id, then]),
  };
}
