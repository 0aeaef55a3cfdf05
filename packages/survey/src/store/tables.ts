import type { AddressSpace, Channel, FindingKind, PortState, Purpose, Reach, Verdict } from "@hushport/core";
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { Cell } from "../plan/cell.ts";
import type { Plan } from "../plan/plan.ts";

/** `open` surveys are worked on; `stopped` ones keep what they have and what waits. */
export type SurveyState = "open" | "stopped";

/** `answered`: the visit told something, a failed page included. `dead`: it was given up after its last attempt. */
export type VisitState = "answered" | "dead";

/** Times are set by the program, so that embedded and remote stores agree. */
type Time = ColumnType<Date, Date, Date>;

export interface SurveyTable {
  id: Generated<number>;
  name: string;
  createdAt: Time;
  state: SurveyState;
  plan: JSONColumnType<Plan>;
  /** Rows of `site`, kept in step by whoever adds some. */
  siteCount: Generated<number>;
}

/** One cell of the plan's matrix. */
export interface CellTable {
  surveyId: number;
  /** 0 and up, in the plan's order. */
  cell: number;
  label: string;
  options: JSONColumnType<Cell>;
}

export interface SiteTable {
  id: Generated<number>;
  surveyId: number;
  url: string;
  /** Registrable domain, or the host itself where there is none. */
  domain: string;
  /** Rank in the list that it came from, or `null`. */
  rank: number | null;
}

/** One row for each visit that ended: at most one per site, cell and number. */
export interface VisitTable {
  id: Generated<number>;
  surveyId: number;
  siteId: number;
  cell: number;
  /** 1 and up: the first visit, the second, … */
  visit: number;
  state: VisitState;
  outcome: "loaded" | "partial" | "failed";
  /** `ERR_…`, or `null` for a page that loaded. */
  code: string | null;
  message: string | null;
  verdict: Verdict | null;
  sentence: string | null;
  startedAt: Time;
  durationMs: number;
  /** How many times it was tried, this one included. */
  attempts: number;
  worker: string;
  browser: string | null;
  finalUrl: string | null;
  title: string | null;
  probeCount: number;
  portCount: number;
  hostCount: number;
  /** Where its evidence is kept, or `null`. */
  evidence: string | null;
  evidenceBytes: number;
  /** `report.json` where something was found, gzipped; `null` elsewhere. */
  report: Uint8Array | null;
  /** Index in `STANDINGS`; the database works it out. */
  standing: GeneratedAlways<number>;
}

export interface FindingTable {
  visitId: number;
  kind: FindingKind;
  signature: string;
  vendor: string | null;
  tenant: string | null;
  purpose: Purpose;
  confidence: number;
  probeCount: number;
  sentence: string;
}

export interface PortTable {
  visitId: number;
  port: number;
  space: AddressSpace;
  program: string | null;
  reach: Reach;
  state: PortState;
  probeCount: number;
}

export interface ChannelTable {
  visitId: number;
  channel: Channel;
  probeCount: number;
}

export interface VendorTable {
  visitId: number;
  vendor: string;
  purpose: Purpose;
  /** Empty where no host name gives a customer away. */
  tenant: string;
  isDeployed: boolean;
  hasScanned: boolean;
}

/** What a worker keeps others from: two visits to one address at once. */
export interface BusyTable {
  key: string;
  worker: string;
  until: Time;
}

/** The tables of a survey store, beside the queue's own. */
export interface Tables {
  survey: SurveyTable;
  cell: CellTable;
  site: SiteTable;
  visit: VisitTable;
  finding: FindingTable;
  port: PortTable;
  channel: ChannelTable;
  vendor: VendorTable;
  busy: BusyTable;
}
