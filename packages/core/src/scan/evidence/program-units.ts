import type { App, AppKind } from "./app.ts";
import { appsOfView } from "./apps-at.ts";
import type { PortView } from "./port-view.ts";

/** One thing that was looked for: a program with all of its ports that were tried, or a single port. */
export interface Unit {
  /** The program, or the best known one of a single port; `undefined` when the catalogue has none. */
  readonly app: App | undefined;
  readonly kind: AppKind | "unknown";
  readonly views: readonly PortView[];
}

/**
 * Explains ports by as few programs as possible: a walk through one program's own range is one thing looked for, not
 * ten. Services never explain more than one port: nobody's own page walks through VNC's.
 */
export function programUnits(views: readonly PortView[]): readonly Unit[] {
  const groups = groupsByProgram(views);
  const open = new Set(views);
  const units: Unit[] = [];
  for (;;) {
    const best = largestOf(
      groups.map(({ app, views: own }) => ({ app, views: own.filter((view) => open.has(view)) })),
    );
    if (best === undefined) break;
    units.push({ app: best.app, kind: best.app.kind, views: best.views });
    for (const view of best.views) open.delete(view);
  }
  return units.concat([...open].map(singleUnit));
}

interface ProgramGroup {
  readonly app: App;
  readonly views: readonly PortView[];
}

/**
 * A program can explain several ports when it is known to use them all. A tool only when they are one range of its and
 * something was asked of them: a strange page that only wants to know whether they answer is no client of a tool.
 */
function groupsByProgram(views: readonly PortView[]): readonly ProgramGroup[] {
  const groups = new Map<App | string, { readonly app: App; readonly views: PortView[] }>();
  for (const view of views) {
    for (const app of appsOfView(view)) {
      if (!canExplain(app, view)) continue;
      const key = app.kind === "tool" ? `${app.program} ${spanIndex(app, view.port)}` : app;
      const group = groups.get(key) ?? { app, views: [] };
      group.views.push(view);
      groups.set(key, group);
    }
  }
  return [...groups.values()].filter((group) => group.views.length > 1);
}

function canExplain({ kind }: App, { shapes }: PortView): boolean {
  return kind === "agent" || kind === "app" || (kind === "tool" && shapes.size > 0);
}

/** @returns The group that explains most, and more than one port; `undefined` when none does. */
function largestOf(groups: readonly ProgramGroup[]): ProgramGroup | undefined {
  return groups.reduce<ProgramGroup | undefined>(
    (best, group) => (group.views.length > Math.max(1, best?.views.length ?? 0) ? group : best),
    undefined,
  );
}

function singleUnit(view: PortView): Unit {
  const [app] = appsOfView(view);
  return { app, kind: app?.kind ?? "unknown", views: [view] };
}

function spanIndex(app: App, port: number): number {
  return app.spans.findIndex(([first, last]) => first <= port && port <= last);
}
