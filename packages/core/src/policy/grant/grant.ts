import * as z from "zod/mini";

const port = z.int().check(z.gte(1), z.lte(65_535));

/** Ports `from` to `to`, both included. */
export const portRangeSchema = z
  .object({ from: port, to: port })
  .check(z.refine(({ from, to }) => from <= to));

/**
 * How long a grant holds. `once`: for one page load. `tab`: until the tab is closed or leaves the site. `until`: to
 * a moment, in milliseconds since 1970. `always`: until it is taken back.
 */
export const lifetimeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("once"), tab: z.int() }),
  z.object({ kind: z.literal("tab"), tab: z.int() }),
  z.object({ kind: z.literal("until"), atMs: z.number() }),
  z.object({ kind: z.literal("always") }),
]);

/** Who made a grant: the user, one click on a ready-made pair, or the administrator of the machine. */
export const GRANT_SOURCES = ["user", "ready-made", "managed"] as const;

/** A user's permission: site × target host × ports × lifetime. */
export const grantSchema = z.object({
  /** Unique among the user's grants. */
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Registrable domain of the top page (`siteOf`); a local host or address stands for itself; `*` for any site. */
  site: z.string().check(z.minLength(1), z.maxLength(253)),
  /** Registrable domains of third parties that may use the grant when they are embedded in the site; none by default. */
  embedded: z.array(z.string().check(z.minLength(1), z.maxLength(253))),
  /** Canonical hosts that may be reached; `loopback` stands for `localhost`, `127.0.0.1` and `::1`. */
  hosts: z.array(z.string().check(z.minLength(1), z.maxLength(253))).check(z.minLength(1)),
  ports: z.array(portRangeSchema).check(z.minLength(1)),
  lifetime: lifetimeSchema,
  source: z.enum(GRANT_SOURCES),
  /** Id of the ready-made pair that it came from. */
  readyMade: z.optional(z.string()),
  /** Program that it is for ("Discord"), for people to read. */
  program: z.optional(z.string()),
  /** Milliseconds since 1970. */
  createdAtMs: z.number(),
});

/** Ports `from` to `to`, both included. */
export type PortRange = Readonly<z.infer<typeof portRangeSchema>>;

/** How long a grant holds. */
export type Lifetime = Readonly<z.infer<typeof lifetimeSchema>>;

/** Who made a grant. */
export type GrantSource = (typeof GRANT_SOURCES)[number];

/** A user's permission: site × target host × ports × lifetime. */
export type Grant = Readonly<z.infer<typeof grantSchema>>;
