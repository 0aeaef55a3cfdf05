import { ADDRESS_SPACES, CHANNELS, PURPOSES } from "@hushport/core";
import * as z from "zod/mini";
import { STANDINGS } from "./standing.ts";

/** The database's texts hold no NUL: nothing is called so. */
const TEXT = z.string().check(
  z.maxLength(2_000),
  z.refine((text) => !text.includes("\0")),
);
/** Identities and numbers of the store fit into its `integer`. */
const NUMBER = z.coerce.number().check(z.int(), z.gte(0), z.lte(2_147_483_647));
const START = z.prefault(NUMBER, 0);

/** Which sites a list shows; what is left out does not matter. */
export const siteFilterSchema = z.object({
  standing: z.optional(z.enum(STANDINGS)),
  vendor: z.optional(TEXT),
  tenant: z.optional(TEXT),
  purpose: z.optional(z.enum(PURPOSES)),
  channel: z.optional(z.enum(CHANNELS)),
  port: z.optional(NUMBER),
  space: z.optional(z.enum(ADDRESS_SPACES)),
  program: z.optional(TEXT),
  /** Part of the address. */
  text: z.optional(TEXT),
});

/** What became of a site between two surveys or cells. */
export const CHANGES = ["appeared", "vanished", "changed", "same", "untold"] as const;

/** What became of a site between two surveys or cells. */
export type Change = (typeof CHANGES)[number];

/** Every page of the explorer. All of its state is in the address: it can be shared, and *back* goes back. */
const routeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("surveys") }),
  z.object({ kind: z.literal("overview"), survey: TEXT, cell: START }),
  z.extend(siteFilterSchema, { kind: z.literal("sites"), survey: TEXT, cell: START, after: START }),
  z.object({ kind: z.literal("site"), survey: TEXT, site: NUMBER }),
  z.object({ kind: z.literal("report"), survey: TEXT, visit: NUMBER }),
  z.object({ kind: z.literal("vendor"), survey: TEXT, cell: START, vendor: TEXT, after: START }),
  z.object({ kind: z.literal("port"), survey: TEXT, cell: START, port: NUMBER, after: START }),
  z.object({
    kind: z.literal("comparison"),
    survey: TEXT,
    cell: START,
    /** The survey that is compared with; itself by default. */
    other: z.optional(TEXT),
    otherCell: START,
    change: z.prefault(z.enum(CHANGES), "appeared"),
    after: START,
  }),
]);

/** Which sites a list shows. */
export type SiteFilter = Readonly<z.infer<typeof siteFilterSchema>>;

/** A page of the explorer. */
export type Route = Readonly<z.infer<typeof routeSchema>>;

/** A page of one kind. */
export type RouteOf<Kind extends Route["kind"]> = Extract<Route, { readonly kind: Kind }>;

/** @returns `undefined` for an address that is no page's. Parameters that nobody knows are ignored. */
export function parseRoute(path: string, query: URLSearchParams): Route | undefined {
  const kind = path === "/" ? "surveys" : path.slice(1);
  // An empty field of a form asks for nothing.
  const given = [...query].filter(([, value]) => value !== "");
  const result = routeSchema.safeParse({ ...Object.fromEntries(given), kind });
  return result.success ? result.data : undefined;
}

/** The address of a page below the root. */
export function formatRoute(route: Route): string {
  const { kind, ...rest } = route;
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) =>
      value === undefined || value === 0 || value === "" ? [] : [[name, String(value)]],
    ),
  );
  if (kind === "surveys") return "/";
  return `/${kind}?${query.toString()}`;
}
