import { parseIpAddress } from "../../address/address-block.ts";
import type { AddressSpace } from "../../address/address-space.ts";
import { isLocalName } from "../local-name.ts";
import { canBeSpared } from "./allow/learned-host.ts";
import type { DeclarativeState } from "./declarative-rules.ts";

const OWN_ADDRESSES: ReadonlySet<string> = new Set(["127.0.0.1", "::1"]);

/** The address space that the rules take pages of a host to come from: what is written or was learned, else public. */
export function believedSpace(
  host: string,
  { learnedLocalHosts, localNames }: Pick<DeclarativeState, "learnedLocalHosts" | "localNames">,
): AddressSpace {
  if (OWN_ADDRESSES.has(host) || isLocalName(host, ["localhost"])) return "loopback";
  const known = learnedLocalHosts.filter(
    (learned) => canBeSpared(learned.host, localNames) && covers(learned.host, host),
  );
  if (known.some(({ space }) => space === "loopback")) return "loopback";
  return known.length > 0 ? "local" : "public";
}

/** A domain of a rule stands for every name below it; an address only for itself. */
function covers(learned: string, host: string): boolean {
  if (parseIpAddress(learned) !== undefined) return learned === host;
  return isLocalName(host, [learned.replace(/\.$/, "")]);
}
