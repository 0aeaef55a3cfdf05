import { canBeRuled } from "@hushport/core";
import type { MessageKey } from "../../i18n/translate.ts";
import type { PortGroup } from "./port-groups.ts";

/** What would be allowed, and whether rules would have to say it. */
export interface WishedGrant {
  readonly site: string;
  readonly group: Pick<PortGroup, "host" | "isNameless">;
  /** Whether the guard works by declarative rules, as in Chromium. */
  readonly isByRules: boolean;
}

/** @returns Why something cannot be allowed in this browser, or `undefined` when it can. */
export function whyNotAllowed({ site, group, isByRules }: WishedGrant): MessageKey | undefined {
  if (!isByRules) return undefined;
  if (group.isNameless) return "allow_not_nameless";
  return canBeRuled({ site, hosts: [group.host] }) ? undefined : "allow_not_name";
}
