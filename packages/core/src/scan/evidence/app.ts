import { PORT_CATALOGUE } from "../../ports/catalogue/index.ts";
import { loopbackAliasOf } from "../../ports/loopback/loopback-alias-of.ts";
import type { LoopbackAlias } from "../../ports/loopback/loopback-alias.ts";
import type { PortCategory } from "../../ports/port-category.ts";
import type { PortProtocol, PortRange, PortRow } from "../../ports/port-row.ts";
import type { Cell } from "../ledger/cell.ts";
import { withoutValues } from "../ledger/path-class.ts";
import { NAMED_PROGRAMS } from "../signatures/named-programs.ts";
import type { Purpose } from "../purpose.ts";
import { groupBy } from "./port-view.ts";

/**
 * How a program and web pages get on. `agent`: pages of banks and offices talk to several of them at once. `app`: its
 * maker's pages talk to it, at any of its ports. `tool`: pages of the same machine or network talk to it, at one range of
 * ports. `site`: a web
 * server, whose port says nothing. `service`: it has no business with web pages, so whoever asks for its ports is looking around.
 */
export type AppKind = "agent" | "app" | "tool" | "site" | "service";

/** A program and all its ports, as far as a recogniser cares. */
export interface App {
  /** Id of the signature that names it, or `native-app` when only the catalogue does. */
  readonly signature: string;
  readonly program: string;
  readonly vendor: string | null;
  readonly kind: AppKind;
  readonly purpose: Purpose;
  readonly protocol: PortProtocol;
  readonly spans: readonly PortRange[];
  readonly paths: readonly string[];
}

/** Signature of a program that has none of its own. */
export const NATIVE_APP = "native-app";

const KIND_OF_CATEGORY: Readonly<Record<PortCategory, AppKind>> = {
  "banking-agent": "agent",
  "e-id": "agent",
  authentication: "app",
  payment: "app",
  printer: "app",
  messaging: "app",
  meeting: "app",
  game: "app",
  media: "app",
  "file-sharing": "app",
  "vendor-support": "app",
  tracking: "app",
  "developer-tool": "tool",
  "ai-model-server": "tool",
  iot: "tool",
  "media-device": "tool",
  emulator: "tool",
  virtualisation: "tool",
  "security-tool": "service",
  "remote-access": "service",
  database: "service",
  "browser-automation": "service",
  router: "site",
  proxy: "service",
  "web-server": "site",
  "network-service": "service",
  industrial: "service",
  "scanner-reference": "service",
};

const PURPOSE_OF_KIND: Readonly<Record<AppKind, Purpose>> = {
  agent: "native-app",
  app: "native-app",
  tool: "native-app",
  site: "unknown",
  service: "unknown",
};

const PURPOSE_OF_CATEGORY: Readonly<Partial<Record<PortCategory, Purpose>>> = {
  tracking: "tracking",
  "developer-tool": "developer-error",
};

const SIGNATURE_OF: ReadonlyMap<string, string> = new Map(
  NAMED_PROGRAMS.map(([signature, program]) => [program, signature]),
);

const APPS_BY_PORT = indexApps(catalogueApps(PORT_CATALOGUE));

/** Every program that may sit at a port, in the order of the catalogue. */
export function appsAt(port: number, protocol: PortProtocol): readonly App[] {
  return APPS_BY_PORT.get(portKey(port, protocol)) ?? [];
}

/** Every program that a cell may have been meant for. */
export function appsOf(cell: Cell): readonly App[] {
  return appsAt(cell.port, cell.transport === "udp" ? "udp" : "tcp");
}

/** Paths that any program may have; they name one only where no other is known. */
const COMMON_PATH =
  /^\/(?:api|ws|rest|rpc|json|jsonrpc|hot|hub|message|metrics|prompt|web|session|api\/v\d|v\d\/models)\/?$/i;

/**
 * Finds the program that a cell addresses by a host or path that only its makers would use. Names of devices do not
 * count: whoever does not know which router is there tries them all.
 *
 * @returns `undefined` when neither says anything.
 */
export function appByName(cell: Cell): App | undefined {
  const apps = appsOf(cell);
  const byHost = [...cell.hosts]
    .filter((host) => HAS_LETTER.test(host))
    .map(loopbackAliasOf)
    .find((alias) => alias?.kind === "native-app" || alias?.kind === "tracking");
  if (byHost !== undefined) return apps.find((app) => app.program === byHost.program) ?? appOfAlias(byHost);
  return apps.find((app) => hasPath(cell, app, apps.length === 1));
}

/** Addresses have no names; most cells of a large scan have nothing else. */
const HAS_LETTER = /^[^:]*[a-z]/;

/** A program that is known by a name but not by the port that was tried. */
function appOfAlias({ program, kind }: LoopbackAlias): App {
  return {
    signature: SIGNATURE_OF.get(program) ?? NATIVE_APP,
    program,
    vendor: null,
    kind: "app",
    purpose: kind === "tracking" ? "tracking" : "native-app",
    protocol: "tcp",
    spans: [],
    paths: [],
  };
}

/**
 * Finds a program that a cell asks something that is known of it, even if others are asked the same.
 *
 * @returns `undefined` when nothing of what was asked is known.
 */
export function appByQuestion(cell: Cell): App | undefined {
  return appByName(cell) ?? appsOf(cell).find((app) => app.paths.some((path) => isAsked(path, cell)));
}

function hasPath(cell: Cell, app: App, isAlone: boolean): boolean {
  return app.paths.some((path) => (isAlone || !COMMON_PATH.test(path)) && isAsked(path, cell));
}

function isAsked(path: string, cell: Cell): boolean {
  const known = withoutValues(path);
  return known !== "/" && [...cell.paths].some((asked) => isBelow(asked, known));
}

/** A path covers what lies below it: `/eID-Client` is `/eID-Client?tcTokenURL` but not `/eID-Clients`. */
function isBelow(asked: string, known: string): boolean {
  return asked.startsWith(known) && (known.endsWith("/") || /^(?:$|[/?&])/.test(asked.slice(known.length)));
}

function catalogueApps(rows: readonly PortRow[]): readonly App[] {
  return [
    ...groupBy(rows, ({ program, protocol, category }) => `${protocol} ${category} ${program}`).values(),
  ].flatMap((own) =>
    own.slice(0, 1).map(({ program, vendor, protocol, category }) => ({
      signature: SIGNATURE_OF.get(program) ?? NATIVE_APP,
      program,
      vendor,
      kind: KIND_OF_CATEGORY[category],
      purpose: PURPOSE_OF_CATEGORY[category] ?? PURPOSE_OF_KIND[KIND_OF_CATEGORY[category]],
      protocol,
      spans: own.map(({ first, last }) => [first, last] as const),
      paths: own.flatMap(({ paths }) => paths),
    })),
  );
}

function indexApps(apps: readonly App[]): ReadonlyMap<number, readonly App[]> {
  const index = new Map<number, App[]>();
  for (const app of apps) {
    for (const [first, last] of app.spans) {
      for (let port = first; port <= last; port += 1) {
        const key = portKey(port, app.protocol);
        const known = index.get(key);
        if (known === undefined) index.set(key, [app]);
        else if (!known.includes(app)) known.push(app);
      }
    }
  }
  return index;
}

function portKey(port: number, protocol: PortProtocol): number {
  return protocol === "tcp" ? port : -port;
}
