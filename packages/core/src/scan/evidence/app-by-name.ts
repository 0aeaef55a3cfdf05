import { loopbackAliasOf } from "../../ports/loopback/loopback-alias-of.ts";
import type { LoopbackAlias } from "../../ports/loopback/loopback-alias.ts";
import type { Cell } from "../ledger/cell.ts";
import { withoutValues } from "../ledger/path-class.ts";
import { createApp, type App } from "./app.ts";
import { appsOf } from "./apps-at.ts";

/** Paths that any program may have; they name one only where no other is known. */
const COMMON_PATH =
  /^\/(?:api|ws|rest|rpc|json|jsonrpc|hot|hub|message|metrics|prompt|web|session|api\/v\d|v\d\/models)\/?$/i;

/** Addresses have no names; most cells of a large scan have nothing else. */
const HAS_LETTER = /^[^:]*[a-z]/;

/**
 * Finds the program that a cell addresses by a host or path that only its makers would use. Names of devices do not
 * count: whoever does not know which router is there tries them all.
 *
 * @returns `undefined` when neither says anything.
 */
export function appByName(cell: Cell): App | undefined {
  const apps = appsOf(cell);
  const alias = [...cell.hosts].map(aliasOfProgram).find((each) => each !== undefined);
  if (alias !== undefined) return apps.find((app) => app.program === alias.program) ?? appOfAlias(alias);
  return apps.find((app) =>
    app.paths.some((path) => (apps.length === 1 || !COMMON_PATH.test(path)) && isAsked(path, cell)),
  );
}

/**
 * Finds a program that a cell asks something that is known of it, even if others are asked the same.
 *
 * @returns `undefined` when nothing of what was asked is known.
 */
export function appByQuestion(cell: Cell): App | undefined {
  return appByName(cell) ?? appsOf(cell).find((app) => app.paths.some((path) => isAsked(path, cell)));
}

function aliasOfProgram(host: string): LoopbackAlias | undefined {
  if (!HAS_LETTER.test(host)) return undefined;
  const alias = loopbackAliasOf(host);
  return alias?.kind === "native-app" || alias?.kind === "tracking" ? alias : undefined;
}

/** A program that is known by a name but not by the port that was tried. */
function appOfAlias({ program, kind }: LoopbackAlias): App {
  const category = kind === "tracking" ? "tracking" : "vendor-support";
  return createApp({ program, vendor: null, category, protocol: "tcp" }, []);
}

function isAsked(path: string, cell: Cell): boolean {
  const known = withoutValues(path);
  return known !== "/" && [...cell.paths].some((asked) => isBelow(asked, known));
}

/** A path covers what lies below it: `/eID-Client` is `/eID-Client?tcTokenURL` but not `/eID-Clients`. */
function isBelow(asked: string, known: string): boolean {
  return asked.startsWith(known) && (known.endsWith("/") || /^(?:$|[/?&])/.test(asked.slice(known.length)));
}
