import { parseHost } from "../../../address/host.ts";
import type { Grant } from "../../grant/grant.ts";
import { labelsOf, MAX_LABELS } from "./grant-rules.ts";
import { isSharedSuffix } from "./learned-host.ts";
import { ruleDomain } from "./rule-domain.ts";

/**
 * Tells whether every part of a grant can be said in declarative rules: not for a site below which everything belongs
 * to others, and not for names of very many labels.
 */
export function canBeRuled({ site, hosts }: Pick<Grant, "site" | "hosts">): boolean {
  return (
    !isSharedSuffix(site) &&
    hosts.every((host) => parseHost(host)?.kind !== "name" || labelsOf(ruleDomain(host)) <= MAX_LABELS)
  );
}
