import type { Probe } from "../../probe/probe.ts";
import { SCHEMES, type Scheme } from "../../probe/scheme.ts";
import { classifyPath } from "./path-class.ts";
import type { Place } from "./place-book.ts";
import { addProof, createProof, type Proof } from "./proof.ts";
import type { Script } from "./script-book.ts";
import type { Transport } from "./transport.ts";

/** Above the paths that a client asks one port for before it is clear what it is. */
const MAX_PATHS = 8;

/** Above the names of one machine that one script uses. */
const MAX_HOSTS = 8;

/** Everything that one script did to one port of one place by one family of channels. */
export interface Cell {
  readonly place: Place;
  readonly script: Script;
  readonly transport: Transport;
  readonly port: number;
  /** Probes, exactly. */
  count: number;
  firstAtMs: number;
  /** Set of channels, as bits. */
  channels: number;
  /** Set of schemes, as bits. */
  schemes: number;
  /** Something was there. */
  isOpen: boolean;
  /** A probe asked for nothing in particular. */
  hasBarePath: boolean;
  /** A datagram carried text of the page's. */
  isSmuggling: boolean;
  /** Paths that say something, without values; the first few of the alphabet. */
  paths: ReadonlySet<string>;
  readonly hosts: Set<string>;
  readonly proof: Proof;
  lastPath: string | undefined;
  lastHost: string | undefined;
}

/** Where and by what a cell's probes were made. */
export interface CellIdentity {
  readonly place: Place;
  readonly script: Script;
  readonly transport: Transport;
  readonly port: number;
}

/** Shared by the cells of a large scan, which ask for nothing: a set of its own for each would double them. */
const NO_PATHS: ReadonlySet<string> = new Set();

/** Starts an empty cell. */
export function createCell({ place, script, transport, port }: CellIdentity): Cell {
  return {
    place,
    script,
    transport,
    port,
    count: 0,
    firstAtMs: Infinity,
    channels: 0,
    schemes: 0,
    isOpen: false,
    hasBarePath: false,
    isSmuggling: false,
    paths: NO_PATHS,
    hosts: new Set(),
    proof: createProof(),
    lastPath: undefined,
    lastHost: undefined,
  };
}

/** Files one probe in its cell. */
export function addToCell(cell: Cell, probe: Probe, channelBit: number, proofLimit: number): void {
  cell.count += 1;
  if (probe.atMs < cell.firstAtMs) cell.firstAtMs = probe.atMs;
  cell.channels |= channelBit;
  cell.schemes |= schemeBit(probe.scheme);
  if (probe.state === "open" || probe.reach === "response") cell.isOpen = true;
  if (isSmuggled(probe.smuggled)) cell.isSmuggling = true;
  if (probe.path !== cell.lastPath) addPath(cell, probe.path);
  if (probe.host !== cell.lastHost) {
    cell.lastHost = probe.host;
    addSmallest(cell.hosts, probe.host, MAX_HOSTS);
  }
  addProof(cell.proof, probe.id, probe.atMs, proofLimit);
}

/** @returns The schemes of a cell, in the order of {@link SCHEMES}. */
export function schemesOf(cell: Cell): readonly Scheme[] {
  return SCHEMES.filter((scheme) => (cell.schemes & schemeBit(scheme)) !== 0);
}

function schemeBit(scheme: Scheme): number {
  return 1 << SCHEMES.indexOf(scheme);
}

function addPath(cell: Cell, path: string): void {
  cell.lastPath = path;
  const classified = classifyPath(path);
  if (classified === "") {
    cell.hasBarePath = true;
    return;
  }
  const paths = new Set(cell.paths);
  addSmallest(paths, classified, MAX_PATHS);
  cell.paths = paths;
}

/** Keeps the first `limit` values of the alphabet, so that the order of arrival makes no difference. */
function addSmallest(set: Set<string>, value: string, limit: number): void {
  if (set.has(value)) return;
  set.add(value);
  if (set.size <= limit) return;
  let greatest = value;
  for (const each of set) if (each > greatest) greatest = each;
  set.delete(greatest);
}

/** What a WebRTC stack itself puts into a STUN user name: two random fragments with a colon (RFC 8445 §5.3). */
const ICE_USERNAME = /^[\w+/-]{4,32}:[\w+/-]{4,32}$/;

/** Tells whether a datagram's text is the page's own rather than the browser's. */
function isSmuggled(text: string | undefined): boolean {
  return text !== undefined && text.length >= MIN_SMUGGLED_LENGTH && !ICE_USERNAME.test(text);
}

/** Below it there is no room for an identifier. */
const MIN_SMUGGLED_LENGTH = 6;
