import { CHANNELS } from "@hushport/core";
import * as z from "zod/mini";

/** What the bridge asks the background about one target. Whoever asks is known from the browser, never from here. */
export const peerQuestionSchema = z.object({
  kind: z.literal("engine-peer"),
  channel: z.enum(CHANNELS),
  host: z.string().check(z.maxLength(255)),
  port: z.int().check(z.gte(0), z.lte(65_535)),
  url: z.string().check(z.maxLength(512)),
});

/** What the bridge asks the background about one target. */
export type PeerQuestion = Readonly<z.infer<typeof peerQuestionSchema>>;
