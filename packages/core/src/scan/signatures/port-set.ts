import type { PortCategory } from "../../ports/port-category.ts";
import type { Claim } from "../claim.ts";
import type { PortView } from "../evidence/port-view.ts";
import type { Visit } from "../evidence/visit.ts";
import type { FindingKind } from "../finding.ts";
import type { Cell } from "../ledger/cell.ts";
import type { Transport } from "../ledger/transport.ts";
import type { Purpose } from "../purpose.ts";
import type { Signature } from "./signature.ts";

/** A product that is known by the ports it tries. */
export interface Product {
  readonly id: string;
  readonly source: string;
  readonly kind: FindingKind;
  /** Name as the vendor table has it, or `null`. */
  readonly vendor: string | null;
  /** Id in the vendor table, by which scripts of the vendor are recognised. */
  readonly vendorId: string | null;
  readonly purpose: Purpose;
  /** Completes "the list matches …". */
  readonly description: string;
  /** Kinds of program that it looks for. */
  readonly categories: readonly PortCategory[];
  /** Hosts that only this product uses. */
  readonly hosts?: readonly string[];
  readonly sets: readonly PortSet[];
}

/** One list of ports of a product; versions and variants have one each. */
export interface PortSet {
  /** Port and weight, in the order in which the script tries them; a port that nobody else asks for weighs more. */
  readonly ports: readonly (readonly [port: number, weight: number])[];
  /** How it was seen to try them; any other way costs confidence. */
  readonly transports: readonly Transport[];
  /** Share of the weight that must be there when nothing else speaks for the vendor. */
  readonly minShare: number;
  /** Longest that it was seen to take. */
  readonly usualMs: number;
  /** Ports of another version of the product: one of them speaks for that version. */
  readonly rivals?: readonly number[];
}

/** One port is enough when the script is the vendor's own. */
const MIN_SHARE_OF_VENDOR = 0.05;

/** Below it the list is somebody else's that happens to hold these ports. */
const MIN_PURITY = 0.5;

/** A full list in the usual way, by a script that nobody knows. */
const BEST_WITHOUT_VENDOR = 0.96;

/** Ports in another order than the product's. */
const OTHER_ORDER = 0.97;

/** Slower than the product was ever seen. */
const OTHER_PACE = 0.97;

/** Another family of channels than the product was ever seen to use. */
const OTHER_TRANSPORT = 0.8;

/** Paths that ask for something: the products listed here only ask whether a port is there. */
const OTHER_PATHS = 0.8;

/** What else speaks for the vendor: its own script made the probes, it is on the page at all, or nothing does. */
type Standing = "script" | "deployed" | "none";

/** What is left of the doubt. */
const DOUBT: Readonly<Record<Standing, number>> = { script: 0.25, deployed: 0.5, none: 1 };

/** One of the product's own hosts, or text that the page smuggled, is worth most of the list. */
const SHARE_OF_OWN_MARK = 0.8;

/** A port that only another version tries. */
const RIVAL_PORT = 0.9;

/** Makes a signature of a product: any part of a list is named, with a confidence that says how much of it fits. */
export function portSetSignature(product: Product): Signature {
  // Every machine of a sweep is shown to every signature.
  const sets = product.sets.map((set): WeighedSet => ({ set, weights: new Map(set.ports) }));
  return {
    id: product.id,
    source: product.source,
    scope: "machine",
    match: (views, visit) => {
      const claims = sets
        .map((weighed) => matchSet(product, weighed, views, visit))
        .filter((claim) => claim !== undefined);
      return claims.sort((a, b) => b.confidence - a.confidence)[0];
    },
  };
}

interface WeighedSet {
  readonly set: PortSet;
  readonly weights: ReadonlyMap<number, number>;
}

function matchSet(
  product: Product,
  { set, weights }: WeighedSet,
  views: readonly PortView[],
  visit: Visit,
): Claim | undefined {
  const own = views.filter((view) => weights.has(view.port) && isOfProtocol(view, set));
  if (own.length === 0) return undefined;
  const missing = new Map(weights);
  for (const view of own) missing.delete(view.port);
  const share = 1 - sum(missing.values()) / sum(weights.values());
  const purity = own.length / views.length;
  const cells = own.flatMap((view) => view.cells);
  const standing = standingOf(product, cells, visit);
  const hasMark = cells.some(
    (cell) => cell.isSmuggling || product.hosts?.some((host) => cell.hosts.has(host)),
  );
  const minShare =
    standing === "script" || hasMark ? Math.min(set.minShare, MIN_SHARE_OF_VENDOR) : set.minShare;
  if (share < minShare || purity < MIN_PURITY) return undefined;
  const fit =
    (0.25 + 0.75 * (hasMark ? Math.max(share, SHARE_OF_OWN_MARK) : share)) *
    (0.6 + 0.4 * purity) *
    (isInOrder(set, own) ? 1 : OTHER_ORDER) *
    (spanMs(own) <= set.usualMs ? 1 : OTHER_PACE) *
    (cells.every((cell) => set.transports.includes(cell.transport)) ? 1 : OTHER_TRANSPORT) *
    (own.every((view) => view.shapes.size === 0) ? 1 : OTHER_PATHS) *
    (views.some((view) => set.rivals?.includes(view.port)) ? RIVAL_PORT : 1);
  return {
    kind: product.kind,
    signature: product.id,
    vendor: product.vendor,
    tenant: tenantOf(product, cells, visit),
    purpose: product.purpose,
    confidence: 1 - (1 - BEST_WITHOUT_VENDOR * fit) * DOUBT[standing],
    cells,
    sentence: { kind: "tried", because: `the list matches ${product.description}` },
    categories: product.categories,
  };
}

/** A list for datagrams says nothing about the same ports of TCP, and the other way round. */
function isOfProtocol(view: PortView, { transports }: PortSet): boolean {
  const isUdp = transports.includes("udp");
  return view.cells.some((cell) => (cell.transport === "udp") === isUdp);
}

function standingOf({ vendorId }: Product, cells: readonly Cell[], visit: Visit): Standing {
  if (vendorId === null) return "none";
  if (cells.some((cell) => visit.vendorOf(cell.script)?.vendor.id === vendorId)) return "script";
  return visit.deployed.has(vendorId) ? "deployed" : "none";
}

function tenantOf({ vendorId }: Product, cells: readonly Cell[], visit: Visit): string | undefined {
  if (vendorId === null) return undefined;
  const matches = cells.map((cell) => visit.vendorOf(cell.script));
  const own = matches.find((match) => match?.vendor.id === vendorId && match.tenant !== undefined);
  return (own ?? visit.deployed.get(vendorId))?.tenant?.id;
}

/** At least four of five neighbours in time follow each other in the list too; those of one moment have no order. */
function isInOrder({ ports }: PortSet, views: readonly PortView[]): boolean {
  const position = new Map(ports.map(([port], index) => [port, index]));
  let steps = 0;
  let forward = 0;
  let previous: PortView | undefined;
  for (const view of views) {
    if (previous !== undefined && previous.firstAtMs < view.firstAtMs) {
      steps += 1;
      if (Number(position.get(view.port)) > Number(position.get(previous.port))) forward += 1;
    }
    previous = view;
  }
  return forward >= 0.8 * steps;
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

function spanMs(views: readonly PortView[]): number {
  const times = views.map((view) => view.firstAtMs);
  return Math.max(...times) - Math.min(...times);
}
