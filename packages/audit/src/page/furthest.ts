import { compareReach } from "@hushport/core";
import type { ReportPort } from "../report/port-schema.ts";
import { describeReach } from "./describe-reach.ts";

/** @returns How far the furthest attempt got, in words, or `undefined` when there was none. */
export function furthest(ports: readonly Pick<ReportPort, "reach" | "state">[]): string | undefined {
  const [first] = [...ports].sort(
    (a, b) => describeReach(b).step - describeReach(a).step || compareReach(b.reach, a.reach),
  );
  return first === undefined ? undefined : describeReach(first).words;
}
