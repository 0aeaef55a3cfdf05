import { PORT_CATALOGUE } from "../../ports/catalogue/index.ts";
import { PORT_TRUSTS, type PortProtocol, type PortRow } from "../../ports/port-row.ts";
import type { Cell } from "../ledger/cell.ts";
import { createApp, type App } from "./app.ts";
import { groupBy, type PortView } from "./port-view.ts";

/** A documented fallback port is known less well than a reported default, and better than a guess. */
const FALLBACK_RANK = 1.5;

const APPS_BY_PORT = indexApps(PORT_CATALOGUE);

/** Every program that a cell may have been meant for, the best known first. */
export function appsOf(cell: Cell): readonly App[] {
  return APPS_BY_PORT.get(portKey(cell.port, cell.transport === "udp" ? "udp" : "tcp")) ?? [];
}

/** Every program that any of the cells at a port may have been meant for. */
export function appsOfView({ cells }: PortView): readonly App[] {
  return [...new Set(cells.flatMap(appsOf))];
}

function indexApps(rows: readonly PortRow[]): ReadonlyMap<number, readonly App[]> {
  const byProgram = groupBy(rows, ({ program, category, protocol }) => `${protocol} ${category} ${program}`);
  const apps = [...byProgram.values()].flatMap((own) =>
    own.slice(0, 1).flatMap((first) => {
      const app = createApp(first, own);
      return own.map((row) => ({ row, app }));
    }),
  );
  const index = new Map<number, Set<App>>();
  for (const { row, app } of apps.toSorted((a, b) => rank(a.row) - rank(b.row))) {
    for (let port = row.first; port <= row.last; port += 1) {
      const key = portKey(port, row.protocol);
      index.set(key, (index.get(key) ?? new Set()).add(app));
    }
  }
  return new Map(Array.from(index, ([key, own]) => [key, [...own]]));
}

function rank({ trust, role }: PortRow): number {
  return PORT_TRUSTS.indexOf(trust) + (role === "fallback" ? FALLBACK_RANK : 0);
}

function portKey(port: number, protocol: PortProtocol): number {
  return protocol === "tcp" ? port : -port;
}
