import * as z from "zod/mini";
import { grantSchema, type Grant } from "../grant.ts";
import { parseGrantEntries, type ParsedGrants } from "./parse-entries.ts";
import { readShape } from "../../../shape/read-shape.ts";

/** Shape of a `hushport.grants` file, by which grants go from one profile to another. */
export const grantsFileSchema = z.object({
  format: z.literal("hushport.grants"),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  grants: z.array(grantSchema),
});

/** A `hushport.grants` file. */
export type GrantsFile = Readonly<z.infer<typeof grantsFileSchema>>;

/** The frame of a file, whose entries are judged one by one. */
const frameSchema = z.object({
  format: z.literal("hushport.grants"),
  version: z.literal(1),
  grants: z.array(z.unknown()),
});

/**
 * Writes grants into a file. Those of a tab mean nothing elsewhere and the administrator's are not the user's to take
 * along: both stay behind.
 *
 * @param exportedAt ISO 8601, in UTC.
 */
export function exportGrants(grants: readonly Grant[], exportedAt: string): GrantsFile {
  return {
    format: "hushport.grants",
    version: 1,
    exportedAt,
    grants: grants.filter((grant) => !isForeign(grant)),
  };
}

/**
 * Reads a file that a user chose. Good entries are kept; each bad one, and a file that is something else altogether,
 * is told in one line.
 */
export function importGrants(text: string): ParsedGrants {
  const parsed = parseJson(text);
  if (parsed === undefined) return { grants: [], problems: ["The file is not JSON"] };
  const frame = readShape(frameSchema, parsed.value);
  if (frame.kind === "wrong") return { grants: [], problems: [`No hushport.grants file: ${frame.reason}`] };
  const { grants, problems } = parseGrantEntries(frame.value.grants);
  const wrong = grants.filter(isForeign);
  return {
    grants: grants.filter((grant) => !isForeign(grant)),
    problems: [...problems, ...wrong.map(({ id }) => `Grant ${id}: cannot be brought in by a file`)],
  };
}

/** A grant that a file cannot carry: of a tab that is not here, or in an administrator's name. */
function isForeign({ lifetime, source }: Grant): boolean {
  return source === "managed" || lifetime.kind === "tab" || lifetime.kind === "once";
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return undefined;
  }
}
