import type { Namespace } from "../create-namespace.ts";
import { DEFAULT_LAN, type LanHost } from "./lan-host.ts";
import { assertHosts, filterScript, linkScript } from "./link-script.ts";

/**
 * Adds a private network to the namespace, once. Open targets on its living hosts with the namespace's network.
 * @throws {CommandError} If `ip` or, for filtering hosts, `nft` is missing or fails.
 */
export async function addLan(
  { network }: Namespace,
  hosts: readonly LanHost[] = DEFAULT_LAN,
): Promise<readonly LanHost[]> {
  assertHosts(hosts);
  await network.run("ip", ["-batch", "-"], linkScript(hosts));
  const filter = filterScript(hosts);
  if (filter !== "") await network.run("nft", ["-f", "-"], filter);
  return hosts;
}
