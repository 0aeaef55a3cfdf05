import { grantSchema, POLICY_MODES, portRangeSchema, type Grant } from "@hushport/core";
import * as z from "zod/mini";
import type { Gap } from "../../contract/gap.ts";
import type { Settings } from "../../contract/settings.ts";
import type { StorageArea } from "./storage-area.ts";

const host = z.string().check(z.minLength(1), z.maxLength(253));

const managedGrantSchema = z.object({
  site: host,
  embedded: z.optional(z.array(host)),
  hosts: z.array(host),
  ports: z.array(portRangeSchema),
  program: z.optional(z.string()),
});

/** What an administrator may preset; `managed-schema.json` says the same to Chromium. */
const managedSchema = z.object({
  /** Wins over the user's choice. */
  mode: z.optional(z.enum(POLICY_MODES)),
  grants: z.optional(z.array(managedGrantSchema)),
  /** Names of this machine or its network, besides the user's. */
  localNames: z.optional(z.array(host)),
});

/** What the administrator of the machine decided. */
export interface ManagedSettings {
  readonly mode: Settings["mode"] | null;
  readonly grants: readonly Grant[];
  readonly localNames: readonly string[];
}

/** No administrator, or none that decided anything. */
export const NO_MANAGED_SETTINGS: ManagedSettings = { mode: null, grants: [], localNames: [] };

/** Reads the administrator's presets. Malformed ones are not in force, and a gap says so. */
export async function loadManagedSettings(
  managed: Pick<StorageArea, "get"> | undefined,
): Promise<{ readonly managed: ManagedSettings; readonly gaps: readonly Gap[] }> {
  const found = await readAll(managed);
  const parsed = managedSchema.safeParse(found);
  if (!parsed.success) return { managed: NO_MANAGED_SETTINGS, gaps: [managedGap(parsed.error)] };
  const { mode = null, grants = [], localNames = [] } = parsed.data;
  const made = z.array(grantSchema).safeParse(grants.map(managedGrant));
  if (!made.success) return { managed: NO_MANAGED_SETTINGS, gaps: [managedGap(made.error)] };
  return { managed: { mode, grants: made.data, localNames }, gaps: [] };
}

function managedGrant({ embedded = [], ...grant }: z.infer<typeof managedGrantSchema>, index: number): Grant {
  return {
    ...grant,
    id: `managed-${index + 1}`,
    embedded,
    lifetime: { kind: "always" },
    source: "managed",
    createdAtMs: 0,
  };
}

/** Firefox rejects where no administrator wrote a policy file; that is no fault. */
async function readAll(managed: Pick<StorageArea, "get"> | undefined): Promise<Record<string, unknown>> {
  try {
    return (await managed?.get(null)) ?? {};
  } catch {
    return {};
  }
}

function managedGap({ issues }: z.core.$ZodError): Gap {
  const [first] = issues;
  return { kind: "managed-policy", detail: first === undefined ? "" : first.path.map(String).join(".") };
}
