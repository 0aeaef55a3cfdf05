import { BASE } from "./base.ts";
import { DATA } from "./data.ts";
import { PARTS } from "./parts.ts";
import { PRINT } from "./print.ts";
import { TOKENS } from "./tokens.ts";

/** The page's whole style. Print comes last: it overrides. */
export const STYLE = [TOKENS, BASE, PARTS, DATA, PRINT].join("\n");
