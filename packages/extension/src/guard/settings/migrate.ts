/** Turns what version `n` stored into what version `n + 1` stores. */
export type Migration = (old: unknown) => unknown;

/** What brings stored settings of an older version forward; the key is the version that it starts from. */
export const MIGRATIONS: ReadonlyMap<number, Migration> = new Map();

/**
 * Brings stored settings forward, one version at a time, to the version that has no migration any more. Whether the
 * result is well formed is for the schema to say.
 */
export function migrate(stored: unknown, migrations = MIGRATIONS): unknown {
  let value = stored;
  // Each step must raise the version, or a faulty migration would turn for ever.
  for (let version = versionOf(value); version !== undefined;) {
    const step = migrations.get(version);
    if (step === undefined) return value;
    value = step(value);
    const next = versionOf(value);
    if (next !== version + 1) return value;
    version = next;
  }
  return value;
}

function versionOf(value: unknown): number | undefined {
  if (typeof value !== "object" || value === null || !("version" in value)) return undefined;
  return typeof value.version === "number" ? value.version : undefined;
}
