import * as z from "zod/mini";
import { MAX_GATEWAY_LATENCY_MS } from "../limits.ts";

const name = z.string().check(z.minLength(1), z.maxLength(253));
const port = z.int().check(z.gte(1), z.lte(65_535));
const range = z.string().check(z.regex(/^\d{1,5}-\d{1,5}$/, "write a range as 6463-6472"));

/** One grant as people write it: site × hosts × ports × lifetime. */
export const configGrantSchema = z.strictObject({
  /** Site whose pages may use it, as `discord.com`; `*` for any site and for programs that name none. */
  site: name,
  /** Sites that may use it when they are embedded in `site`. */
  embedded: z.optional(z.array(name)),
  /** `loopback`, addresses or names. */
  hosts: z.array(name).check(z.minLength(1)),
  /** Ports, or ranges as `"6463-6472"`. */
  ports: z.array(z.union([port, range])).check(z.minLength(1)),
  /** Until when it holds, as `2026-12-31T00:00:00Z`; always by default. */
  until: z.optional(z.iso.datetime({ offset: true })),
  /** Program that it is for, for people to read. */
  program: z.optional(z.string().check(z.maxLength(200))),
});

/** Shape of a configuration file. */
export const gatewayConfigSchema = z.strictObject({
  /** Milliseconds; the command line's `--latency` goes before it. */
  latencyMs: z.optional(z.number().check(z.gt(0), z.lte(MAX_GATEWAY_LATENCY_MS))),
  grants: z.optional(z.array(configGrantSchema).check(z.maxLength(1_000))),
  /** Ids of pairs of site and program that are known to be legitimate, as `discord`. */
  readyMade: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200))),
});

/** One grant as people write it. */
export type ConfigGrant = Readonly<z.infer<typeof configGrantSchema>>;

/** A configuration file. */
export type GatewayConfig = Readonly<z.infer<typeof gatewayConfigSchema>>;
