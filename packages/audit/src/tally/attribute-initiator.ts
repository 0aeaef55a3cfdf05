import { identifyVendor } from "@hushport/core";
import type { Recording } from "@hushport/recorder";
import type { ReportInitiator } from "../report/initiator-schema.ts";
import type { TalliedInitiator } from "./initiator-tally.ts";

/** Says where a script came from: aliases of its host, sum of its body, vendor and customer. */
export type AttributeInitiator = (initiator: TalliedInitiator) => ReportInitiator;

/** Prepares the recording's hosts and scripts for looking up. */
export function createAttribution({
  hosts,
  scripts,
}: Pick<Recording, "hosts" | "scripts">): AttributeInitiator {
  const cnamesOf = new Map(hosts.map(({ host, cnames }) => [host, cnames]));
  const sha256Of = new Map(scripts.map(({ url, sha256 }) => [url, sha256]));
  return (initiator) => {
    const url = initiator.scriptUrl ?? initiator.frameUrl;
    const cnames = (url === null ? undefined : cnamesOf.get(hostName(url))) ?? [];
    const match = url === null ? undefined : identifyVendor({ url, cnames });
    return {
      scriptUrl: initiator.scriptUrl,
      frameUrl: initiator.frameUrl,
      contexts: [...initiator.contexts],
      places: [...initiator.places],
      stack: initiator.stack,
      cnames: [...cnames],
      sha256: sha256Of.get(initiator.scriptUrl ?? "") ?? null,
      vendor: match?.vendor.name ?? null,
      tenant: match?.tenant?.id ?? null,
      probeCount: initiator.probeCount,
    };
  };
}

function hostName(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}
