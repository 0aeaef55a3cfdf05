import { banner } from "./tcp/banner.ts";
import { closed } from "./tcp/closed.ts";
import { filtered } from "./tcp/filtered.ts";
import { http } from "./tcp/http.ts";
import { https } from "./tcp/https.ts";
import { silent } from "./tcp/silent.ts";
import { slow } from "./tcp/slow.ts";
import { websocket } from "./tcp/websocket.ts";
import type { TargetKindDefinition } from "./target.ts";
import { answering } from "./udp/answering.ts";
import { closedUdp } from "./udp/closed.ts";
import { filteredUdp } from "./udp/filtered.ts";
import { silentUdp } from "./udp/silent.ts";

/** Every kind of target, TCP first. */
export const TARGET_DEFINITIONS = [
  http,
  https,
  websocket,
  silent,
  banner,
  slow,
  closed,
  filtered,
  answering,
  silentUdp,
  closedUdp,
  filteredUdp,
] as const satisfies readonly TargetKindDefinition[];

type Definition = (typeof TARGET_DEFINITIONS)[number];

/** Kinds of target over a transport. */
export type TargetKind<P extends "tcp" | "udp" = "tcp" | "udp"> = Extract<
  Definition,
  { protocol: P }
>["kind"];

/** Kinds over TCP, in the list's order. */
export const TCP_TARGET_KINDS: readonly TargetKind<"tcp">[] = TARGET_DEFINITIONS.flatMap((definition) =>
  definition.protocol === "tcp" ? [definition.kind] : [],
);

/** Kinds over UDP, in the list's order. */
export const UDP_TARGET_KINDS: readonly TargetKind<"udp">[] = TARGET_DEFINITIONS.flatMap((definition) =>
  definition.protocol === "udp" ? [definition.kind] : [],
);
