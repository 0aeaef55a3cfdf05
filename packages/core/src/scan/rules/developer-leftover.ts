import { appsOf } from "../evidence/apps-at.ts";
import { HOT_RELOAD } from "../evidence/hot-reload.ts";
import { machinesOf } from "../evidence/machine.ts";
import { isSiteOfNetwork } from "../evidence/site-of-network.ts";
import type { Cell } from "../ledger/cell.ts";
import { LEFT_OVER } from "./app-claim.ts";
import type { Rule } from "./rule.ts";

/** Files and interfaces of a site. */
const SITE_CONTENT =
  /\.(?:png|gif|jpe?g|svg|webp|ico|css|m?js|map|json|html?|php|woff2?|ttf|mp4|webm|mp3|pdf)(?:\?|$)|\/(?:api|static|assets|media|images?|img|uploads|wp-content|graphql|public|dist|build)(?:[/?]|$)/i;

/** Left-overs of development: files, interfaces and hot reload of a site that its author still had at home. */
export const developerLeftover: Rule = {
  id: "developer-leftover",
  summary: "The page asked for parts of itself on its author's machine.",
  claim: ({ cells }) =>
    machinesOf(cells.filter(isLeftover)).map((machine) => ({
      kind: "local-access",
      signature: "developer-leftover",
      vendor: null,
      purpose: "developer-error",
      confidence: machine.cells.some((cell) => [...cell.paths].some((path) => HOT_RELOAD.test(path)))
        ? 0.85
        : 0.7,
      cells: machine.cells,
      sentence: { kind: "talked", to: "a web server", because: LEFT_OVER },
    })),
};

function isLeftover(cell: Cell): boolean {
  if (isSiteOfNetwork(cell)) return false;
  const paths = [...cell.paths];
  if (paths.some((path) => HOT_RELOAD.test(path) || SITE_CONTENT.test(path))) return true;
  return paths.length > 0 && appsOf(cell).some((app) => app.category === "developer-tool");
}
