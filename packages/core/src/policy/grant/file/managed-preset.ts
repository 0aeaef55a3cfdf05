import * as z from "zod/mini";
import { POLICY_MODES, type PolicyMode } from "../../mode.ts";
import { canonicaliseGrant, canonicalName, type CanonicalNames } from "../canonical-names.ts";
import { portRangeSchema, type Grant } from "../grant.ts";
import { readShape } from "../../../shape/read-shape.ts";

/** What an administrator decided for every profile of a machine (`storage.managed`). All of it is optional. */
export interface ManagedPreset {
  readonly mode: PolicyMode | null;
  readonly grants: readonly Grant[];
  readonly localNames: readonly string[];
}

/** An administrator's preset: what could be read, and a line for each thing that could not. */
export interface ParsedPreset {
  readonly preset: ManagedPreset;
  readonly problems: readonly string[];
}

const hostName = z.string().check(z.minLength(1), z.maxLength(253));
const port = z.int().check(z.gte(1), z.lte(65_535));
const portOrRange = z.union([port, portRangeSchema]);

/** A grant as an administrator writes it: without what only a program could know. */
const managedGrantSchema = z.object({
  site: hostName,
  embedded: z.optional(z.array(hostName)),
  hosts: z.array(hostName).check(z.minLength(1)),
  ports: z.optional(z.array(portOrRange)),
  /** Apart from single ports, since Chromium's policies take lists of one type only. */
  portRanges: z.optional(z.array(portRangeSchema)),
  program: z.optional(z.string()),
});

/** Shape of the managed storage, for the extension's own schema file. */
export const managedPresetSchema = z.object({
  mode: z.optional(z.enum(POLICY_MODES)),
  grants: z.optional(z.array(managedGrantSchema)),
  localNames: z.optional(z.array(hostName)),
});

/**
 * Reads an administrator's preset. Each part is judged by itself: a bad grant is not in force and is named, the rest
 * holds. Nothing that is malformed ever lets more through.
 */
export function parseManagedPreset(value: unknown): ParsedPreset {
  const problems: string[] = [];
  const frame = readShape(z.record(z.string(), z.unknown()), value);
  if (frame.kind === "wrong")
    return { preset: { mode: null, grants: [], localNames: [] }, problems: [frame.reason] };
  const { shape } = managedPresetSchema;
  const mode = read(shape.mode, "mode", frame.value, problems) ?? null;
  const localNames = (read(shape.localNames, "localNames", frame.value, problems) ?? []).flatMap((name) => {
    const host = canonicalName(name);
    if (host === undefined) problems.push(`localNames: ${name} is no host`);
    return host ?? [];
  });
  const entries = read(z.optional(z.array(z.unknown())), "grants", frame.value, problems) ?? [];
  const grants: Grant[] = [];
  for (const [index, entry] of entries.entries()) {
    const parsed = parseManagedGrant(entry, `managed-${index + 1}`);
    if (parsed.kind === "canonical") grants.push(parsed.value);
    else problems.push(`Grant ${index + 1}: ${parsed.reason}`);
  }
  const known = new Set(Object.keys(shape));
  for (const key of Object.keys(frame.value)) if (!known.has(key)) problems.push(`${key}: is no setting`);
  return { preset: { mode, grants, localNames }, problems };
}

function read<Schema extends z.ZodMiniType>(
  schema: Schema,
  key: string,
  value: Readonly<Record<string, unknown>>,
  problems: string[],
): z.infer<Schema> | undefined {
  const part = readShape(schema, value[key]);
  if (part.kind === "read") return part.value;
  problems.push(`${key}: ${part.reason}`);
  return undefined;
}

function parseManagedGrant(entry: unknown, id: string): CanonicalNames<Grant> {
  const written = readShape(managedGrantSchema, entry);
  if (written.kind === "wrong") return written;
  const { site, embedded = [], hosts, ports = [], portRanges = [], program } = written.value;
  if (ports.length + portRanges.length === 0) return { kind: "wrong", reason: "ports: there are none" };
  return canonicaliseGrant({
    id,
    site,
    embedded,
    hosts,
    ports: [...ports, ...portRanges].map((range) =>
      typeof range === "number" ? { from: range, to: range } : range,
    ),
    lifetime: { kind: "always" },
    source: "managed",
    createdAtMs: 0,
    ...(program === undefined ? {} : { program }),
  });
}
