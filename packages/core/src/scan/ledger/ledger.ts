import type { Probe } from "../../probe/probe.ts";
import { addToCell, createCell, type Cell, type CellIdentity } from "./cell.ts";
import { createPlaceBook, type Place } from "./place-book.ts";
import { MAX_PROOF } from "./proof.ts";
import { createScriptBook, EVERY_SCRIPT, noteProbe, type Script } from "./script-book.ts";
import { channelFacts, TRANSPORTS } from "./transport.ts";

/** How much a ledger tells apart before it only counts. */
export interface LedgerLimits {
  /** Combinations of place, script, transport and port. */
  readonly maxCells: number;
  /** Cells that keep {@link MAX_PROOF} ids each; later ones keep {@link LATE_PROOF}. */
  readonly maxFullProofs: number;
  readonly maxScripts: number;
}

/** Two scans of all 65,536 ports, or of two /16 networks: measured at 310 MB when a hostile page fills it. */
export const DEFAULT_LIMITS: LedgerLimits = { maxCells: 140_000, maxFullProofs: 2_000, maxScripts: 250 };

/** A late cell is one of thousands that prove a finding. */
const LATE_PROOF = 4;

const PORT_COUNT = 65_536;

/** The bounded memory of a recogniser: counts exactly, keeps the earliest probes as proof. */
export interface Ledger {
  /** Files a probe; one to a public endpoint is none of ours. */
  readonly add: (probe: Probe) => void;
  readonly cells: () => readonly Cell[];
}

/** Starts an empty ledger. */
export function createLedger(limits: LedgerLimits = DEFAULT_LIMITS): Ledger {
  const cells = new Map<number, Cell>();
  const places = createPlaceBook(limits.maxCells);
  const scripts = createScriptBook(limits.maxScripts);

  function openCell(identity: CellIdentity): Cell {
    const key = cellKey(identity);
    const known = cells.get(key);
    if (known !== undefined) return known;
    const { place } = identity;
    if (cells.size >= limits.maxCells && place.kind !== "crowd") {
      return openCell({ ...identity, place: places.crowd(place.space), script: EVERY_SCRIPT });
    }
    const cell = createCell(identity);
    cells.set(key, cell);
    return cell;
  }

  return {
    add: (probe) => {
      if (probe.space === "public") return;
      const { transport, index, bit } = channelFacts(probe.channel);
      const place = places.find(probe);
      const script = scripts.find(probe.initiator);
      noteProbe(script, probe);
      const cell =
        cells.get(packKey(place, script, index, probe.port)) ??
        openCell({ place, script, transport, port: probe.port });
      addToCell(cell, probe, bit, cells.size > limits.maxFullProofs ? LATE_PROOF : MAX_PROOF);
    },
    cells: () => [...cells.values()],
  };
}

function cellKey({ place, script, transport, port }: CellIdentity): number {
  return packKey(place, script, TRANSPORTS.indexOf(transport), port);
}

/** One number for four: a place below 2^18, a script below 2^16, 4 transports and 2^16 ports stay below 2^53. */
function packKey(place: Place, script: Script, transportIndex: number, port: number): number {
  return (
    ((place.index * SCRIPT_COUNT + script.index) * TRANSPORTS.length + transportIndex) * PORT_COUNT + port
  );
}

const SCRIPT_COUNT = 65_536;
