import { ADDRESS_SPACES, createSpaceMemory, type SpaceMemory } from "@hushport/core";
import * as z from "zod/mini";

/** Shape of what is kept while the background sleeps. */
export const keptMemorySchema = z.array(z.tuple([z.string(), z.enum(ADDRESS_SPACES)]));

/** The memory of spaces, with what it takes to keep it over a sleep of the background. */
export interface KeptMemory extends SpaceMemory {
  readonly dump: () => z.infer<typeof keptMemorySchema>;
  readonly restore: (dumped: unknown) => void;
}

/** Makes a memory that can be kept. */
export function createKeptMemory(): KeptMemory {
  const memory = createSpaceMemory();
  const hosts = new Set<string>();
  return {
    note: (host, space) => {
      memory.note(host, space);
      hosts.add(host);
    },
    of: (host) => memory.of(host),
    dump: () =>
      [...hosts].flatMap((host) => {
        const space = memory.of(host);
        if (space === null) hosts.delete(host);
        return space === null ? [] : [[host, space] as [string, typeof space]];
      }),
    restore: (dumped) => {
      const parsed = keptMemorySchema.safeParse(dumped);
      for (const [host, space] of parsed.success ? parsed.data : []) {
        memory.note(host, space);
        hosts.add(host);
      }
    },
  };
}
