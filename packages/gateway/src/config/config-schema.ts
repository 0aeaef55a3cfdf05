import * as z from "zod";
import { MAX_GATEWAY_LATENCY_MS } from "../limits.ts";

const name = z.string().min(1).max(253);
const port = z.int().min(1).max(65_535);

/** One grant as people write it: site × hosts × ports × lifetime. */
export const configGrantSchema = z.strictObject({
  /** Site whose pages may use it, as `discord.com`; `*` for any site and for programs that name none. */
  site: name,
  /** Sites that may use it when they are embedded in `site`. */
  embedded: z.array(name).optional(),
  /** `loopback`, addresses or names. */
  hosts: z.array(name).min(1),
  /** Ports, or ranges as `"6463-6472"`. */
  ports: z.array(z.union([port, z.string().regex(/^\d{1,5}-\d{1,5}$/, "write a range as 6463-6472")])).min(1),
  /** Until when it holds, as `2026-12-31T00:00:00Z`; always by default. */
  until: z.iso.datetime({ offset: true }).optional(),
  /** Program that it is for, for people to read. */
  program: z.string().max(200).optional(),
});

/** Shape of a configuration file. */
export const gatewayConfigSchema = z.strictObject({
  /** Milliseconds; the command line's `--latency` goes before it. */
  latencyMs: z.number().gt(0).max(MAX_GATEWAY_LATENCY_MS).optional(),
  grants: z.array(configGrantSchema).max(1_000).optional(),
});

/** One grant as people write it. */
export type ConfigGrant = Readonly<z.infer<typeof configGrantSchema>>;

/** A configuration file. */
export type GatewayConfig = Readonly<z.infer<typeof gatewayConfigSchema>>;
