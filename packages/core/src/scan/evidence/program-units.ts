import type { AppKind, App } from "./app.ts";
import { appsOf } from "./app.ts";
import type { PortView } from "./port-view.ts";

/** One thing that was looked for: a program with all of its ports that were tried, or a single port. */
export interface Unit {
  /** The most likely program, or `undefined` when the catalogue has none. */
  readonly app: App | undefined;
  readonly kind: AppKind | "unknown";
  readonly views: readonly PortView[];
}

/**
 * Explains ports by as few programs as possible: a walk through one program's own range is one thing looked for, not
 * ten. Services never explain more than one port: nobody's own page walks through VNC's.
 */
export function programUnits(views: readonly PortView[]): readonly Unit[] {
  const units: Unit[] = [];
  let open = views;
  for (;;) {
    const best = largestOf(candidates(open));
    if (best === undefined) break;
    units.push(best);
    const taken = new Set(best.views);
    open = open.filter((view) => !taken.has(view));
  }
  return [...units, ...open.map(singleUnit)];
}

/** A program can explain several ports when it is known to use them all; a tool only when they are one range of its. */
function candidates(views: readonly PortView[]): readonly Unit[] {
  const viewsByApp = new Map<App | string, PortView[]>();
  const units: Unit[] = [];
  for (const view of views) {
    for (const app of appsOfView(view)) {
      if (app.kind === "service") continue;
      const key = app.kind === "tool" ? `${app.program} ${spanIndex(app, view.port)}` : app;
      const known = viewsByApp.get(key);
      if (known === undefined) {
        const own = [view];
        viewsByApp.set(key, own);
        units.push({ app, kind: app.kind, views: own });
      } else known.push(view);
    }
  }
  return units.filter((unit) => unit.views.length > 1);
}

function largestOf(units: readonly Unit[]): Unit | undefined {
  return units.reduce<Unit | undefined>(
    (best, unit) => (best === undefined || unit.views.length > best.views.length ? unit : best),
    undefined,
  );
}

/** A port on its own is a service's only when nothing else is known there. */
function singleUnit(view: PortView): Unit {
  const apps = appsOfView(view);
  const app = apps.find((each) => each.kind !== "service") ?? apps[0];
  return { app, kind: app?.kind ?? "unknown", views: [view] };
}

/** Programs that any of the cells at a port may have been meant for. */
export function appsOfView(view: PortView): readonly App[] {
  return [...new Set(view.cells.flatMap((cell) => [...appsOf(cell)]))];
}

function spanIndex(app: App, port: number): number {
  return app.spans.findIndex(([first, last]) => first <= port && port <= last);
}
