import { coversTarget, isSinkhole, parseIpAddress, targetSpace } from "@hushport/core";
import type { Authority } from "../request/authority.ts";
import type { House } from "./house.ts";

/** Tells whether a tunnel would lead to this machine or its network, by what is written or by any of its addresses. */
export async function isLocalTarget(authority: Authority, { resolver, rules }: House): Promise<boolean> {
  if (targetSpace({ ...authority, addresses: [] }) !== "public") return true;
  if (parseIpAddress(authority.host) !== undefined) return false;
  const target = { ...authority, addresses: await resolver.resolve(authority.host) };
  if (target.addresses.length === 0 || targetSpace(target) === "public") return false;
  // What a block list answered is refused at once, unless somebody meant it.
  return !isSinkhole(target) || rules().grants.some((grant) => coversTarget(grant, target));
}
