import { compareSpace, spaceOfHost, type PolicyOrigin, type SpaceMemory } from "@hushport/core";
import type { UrlOwner } from "./url-owner.ts";

/** Stands for files of this machine, which have no host. */
export const FILE_HOST = "file";

/** The origin that a URL of the details stands for. */
export function originOf(owner: UrlOwner, memory: SpaceMemory): PolicyOrigin {
  switch (owner.kind) {
    case "host":
      return { host: owner.host, space: spaceOfHost(owner.host, memory) };
    case "file":
      // As in Local Network Access: a file of this machine is this machine's.
      return { host: FILE_HOST, space: "loopback" };
    default:
      return { host: null, space: null };
  }
}

/** @returns The more public of two origins; one that nobody knows is public. */
export function morePublic(a: PolicyOrigin, b: PolicyOrigin): PolicyOrigin {
  return compareSpace(a.space ?? "public", b.space ?? "public") >= 0 ? a : b;
}
