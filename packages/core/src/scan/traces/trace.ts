import type { Probe } from "../../probe/probe.ts";
import type { VisitFacts } from "../visit-facts.ts";
import type { Chance } from "./chance.ts";

/** What a trace is: ports were looked for, or something local was addressed without looking. */
export type Label = "scan" | "quiet";

/** How far a trace strays from its description. */
export interface Variation {
  readonly chance: Chance;
  /** Ports that a scanner leaves out or adds; 0 in the labelled set. */
  readonly strayPorts: number;
  /** Most that a time is off, as a share of the spacing. */
  readonly jitter: number;
}

/** One way to write traces of one kind. */
export interface TraceMaker {
  /** Kebab case, unique. */
  readonly id: string;
  readonly label: Label;
  /** Row of the table of error rates. */
  readonly group: string;
  /** Public description that the trace follows, or why it is written as it is. */
  readonly source: string;
  /** Signatures that name it; empty when any that fits the label will do. */
  readonly signatures: readonly string[];
  readonly make: (variation: Variation) => TraceBody;
}

/** What a recorder would have given for the visit. */
export interface TraceBody {
  readonly probes: readonly Probe[];
  readonly facts: VisitFacts;
}

/** One labelled visit. */
export interface Trace extends TraceBody {
  readonly name: string;
  readonly maker: TraceMaker;
}
