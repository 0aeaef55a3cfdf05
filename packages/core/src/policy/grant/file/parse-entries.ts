import { canonicaliseGrant, type CanonicalNames } from "../canonical-names.ts";
import { grantSchema, type Grant } from "../grant.ts";
import { readShape } from "../../../shape/read-shape.ts";

/** Grants out of somebody else's hands: the good ones, and a line for each bad one. */
export interface ParsedGrants {
  readonly grants: readonly Grant[];
  /** One clear line per entry that was left out: `Grant 3: ports[0].from: …`. */
  readonly problems: readonly string[];
}

/** Above what a person makes by hand, below what rules have room for. */
const MAX_GRANTS = 1_000;
/** More lines than this say nothing new. */
const MAX_PROBLEMS = 50;

/** Reads grants one by one, so that a bad one takes no other with it. An id that comes twice counts once. */
export function parseGrantEntries(entries: readonly unknown[]): ParsedGrants {
  const grants = new Map<string, Grant>();
  const problems: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = parseEntry(entry);
    if (parsed.kind === "wrong") problems.push(`Grant ${index + 1}: ${parsed.reason}`);
    else if (grants.has(parsed.value.id))
      problems.push(`Grant ${index + 1}: id: ${parsed.value.id} is there twice`);
    else if (grants.size === MAX_GRANTS) problems.push(`Grant ${index + 1}: more than ${MAX_GRANTS} grants`);
    else grants.set(parsed.value.id, parsed.value);
  }
  const more = problems.length - MAX_PROBLEMS;
  const listed =
    more > 0 ? [...problems.slice(0, MAX_PROBLEMS), `${more} more grants were left out`] : problems;
  return { grants: [...grants.values()], problems: listed };
}

/** Its names as browsers write them. */
function parseEntry(entry: unknown): CanonicalNames<Grant> {
  const read = readShape(grantSchema, entry);
  return read.kind === "wrong" ? read : canonicaliseGrant(read.value);
}
