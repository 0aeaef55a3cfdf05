import type { PortCategory } from "../../ports/port-category.ts";
import type { PortProtocol, PortRange, PortRow } from "../../ports/port-row.ts";
import type { Purpose } from "../purpose.ts";
import { NAMED_PROGRAMS } from "../signatures/named-programs.ts";
import { HOT_RELOAD } from "./hot-reload.ts";

/**
 * How a program and web pages get on. `agent`: pages of banks and offices talk to several of them at once. `app`: its
 * maker's pages talk to it, at any of its ports. `tool`: pages of the same machine or network talk to it, at one range of
 * ports. `site`: a web server, whose port says nothing. `service`: it has no business with web pages, so whoever asks for
 * its ports is looking around.
 */
export type AppKind = "agent" | "app" | "tool" | "site" | "service";

/** A program and all its ports, as far as a recogniser cares. */
export interface App {
  /** Id of the signature that names it, or `native-app` when only the catalogue does. */
  readonly signature: string;
  readonly program: string;
  readonly vendor: string | null;
  readonly category: PortCategory;
  readonly kind: AppKind;
  readonly purpose: Purpose;
  readonly protocol: PortProtocol;
  readonly spans: readonly PortRange[];
  readonly paths: readonly string[];
}

/** Signature of a program that has none of its own. */
const NATIVE_APP = "native-app";

const SIGNATURE_OF: ReadonlyMap<string, string> = new Map(
  NAMED_PROGRAMS.map(([signature, program]) => [program, signature]),
);

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
  router: "site",
  "web-server": "site",
  "security-tool": "service",
  "remote-access": "service",
  database: "service",
  "browser-automation": "service",
  proxy: "service",
  "network-service": "service",
  industrial: "service",
  "scanner-reference": "service",
};

/** First port that a program may use without the system's leave (RFC 6335 §6); what sits below waits for no page. */
const FIRST_USER_PORT = 1_024;

/** What rows of one program have in common. */
export type ProgramRow = Pick<PortRow, "program" | "vendor" | "category" | "protocol">;

/** Makes a program of what its rows have in common and the ports and paths of each. */
export function createApp(
  { program, vendor, category, protocol }: ProgramRow,
  rows: readonly PortRow[],
): App {
  const paths = rows.flatMap((row) => row.paths);
  const usual = KIND_OF_CATEGORY[category];
  const kind = usual === "app" && isProtocol(vendor, rows) ? "service" : usual;
  return {
    signature: SIGNATURE_OF.get(program) ?? NATIVE_APP,
    program,
    vendor,
    category,
    kind,
    purpose: purposeOf(category, kind, paths),
    protocol,
    spans: rows.map(({ first, last }) => [first, last] as const),
    paths,
  };
}

/** Tells a protocol of many makers, whatever it is for, from a program that its maker's pages may want. */
function isProtocol(vendor: string | null, rows: readonly PortRow[]): boolean {
  return rows.length > 0 && (vendor === null || rows.every((row) => row.last < FIRST_USER_PORT));
}

function purposeOf(category: PortCategory, kind: AppKind, paths: readonly string[]): Purpose {
  if (category === "tracking") return "tracking";
  if (kind === "service" || kind === "site") return "unknown";
  return paths.some((path) => HOT_RELOAD.test(path)) ? "developer-error" : "native-app";
}
