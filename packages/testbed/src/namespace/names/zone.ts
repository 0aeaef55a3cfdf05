import { isIPv4, isIPv6 } from "node:net";
import type { NameRecord } from "./name-record.ts";

/** One line of an answer. */
export type Line =
  | { readonly type: "A" | "AAAA"; readonly name: string; readonly data: string }
  | { readonly type: "CNAME"; readonly name: string; readonly data: string };

/** What to say to a question; `silence` is to say nothing. */
export type ZoneAnswer =
  | { readonly kind: "lines"; readonly lines: readonly Line[] }
  | { readonly kind: "no-such-name" | "failure"; readonly lines: readonly Line[] }
  | { readonly kind: "silence" };

/** As resolvers do: a chain that is longer is a loop. */
const LONGEST_CHAIN = 16;

/** Answers questions about names, and remembers how often it was asked. */
export interface Zone {
  answer(name: string, type: string): ZoneAnswer;
}

/** Makes a zone of records; a later record of the same name replaces an earlier one. */
export function createZone(records: readonly NameRecord[]): Zone {
  const byName = new Map(records.map((record) => [canonical(record.name), record]));
  const asked = new Map<string, number>();

  const addressLines = (
    record: Extract<NameRecord, { kind: "addresses" }>,
    name: string,
    type: string,
  ): readonly Line[] => {
    const isFamily = type === "A" ? isIPv4 : type === "AAAA" ? isIPv6 : undefined;
    if (isFamily === undefined) return [];
    const key = `${type} ${name}`;
    const before = asked.get(key) ?? 0;
    asked.set(key, before + 1);
    const addresses = record.answers[Math.min(before, record.answers.length - 1)] ?? [];
    return addresses
      .filter(isFamily)
      .map((data) => ({ type: type === "A" ? ("A" as const) : ("AAAA" as const), name, data }));
  };

  const answer: Zone["answer"] = (question, type) => {
    const lines: Line[] = [];
    let name = canonical(question);
    while (lines.length < LONGEST_CHAIN) {
      const record = find(byName, name);
      if (record === undefined) return { kind: "no-such-name", lines };
      switch (record.kind) {
        case "addresses":
          return { kind: "lines", lines: [...lines, ...addressLines(record, name, type)] };
        case "alias":
          lines.push({ type: "CNAME", name, data: canonical(record.of) });
          if (type === "CNAME") return { kind: "lines", lines };
          name = canonical(record.of);
          break;
        case "failing":
          return { kind: "failure", lines: [] };
        case "unanswered":
          return { kind: "silence" };
        default:
          record satisfies never;
      }
    }
    return { kind: "failure", lines: [] };
  };
  return { answer };
}

function canonical(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

function find(byName: ReadonlyMap<string, NameRecord>, name: string): NameRecord | undefined {
  const exact = byName.get(name);
  if (exact !== undefined) return exact;
  for (let dot = name.indexOf("."); dot !== -1; dot = name.indexOf(".", dot + 1)) {
    const wild = byName.get(`*${name.slice(dot)}`);
    if (wild !== undefined) return wild;
  }
  return undefined;
}
