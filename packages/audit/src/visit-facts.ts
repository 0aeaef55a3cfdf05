import type { VisitFacts } from "@hushport/core";
import type { Recording } from "@hushport/recorder";

/** Tells the recogniser what a recording says besides its probes. */
export function visitFacts({ finalUrl, hosts, scripts, resolutions }: Recording): VisitFacts {
  const facts = { pageUrl: finalUrl, hosts, scripts };
  return finalUrl !== null && isMapped(finalUrl, resolutions) ? { ...facts, pageSpace: "public" } : facts;
}

/** A page that was mapped to this machine counts as public, as its visitors would have met it. */
function isMapped(pageUrl: string, resolutions: Recording["resolutions"]): boolean {
  if (!URL.canParse(pageUrl)) return false;
  const { hostname, port, protocol } = new URL(pageUrl);
  const pagePort = port === "" ? (protocol === "http:" ? 80 : 443) : Number(port);
  return resolutions.some((resolution) => resolution.host === hostname && resolution.port === pagePort);
}
