import type { Claim } from "../claim.ts";
import type { Visit } from "../evidence/visit.ts";

/** Vendors that are known to scan and were on the page, but were not seen to reach for anything. */
export function deployedClaims(visit: Visit, claims: readonly Claim[]): readonly Claim[] {
  const seen = new Set(claims.map((claim) => claim.vendor));
  return [...visit.deployed.values()]
    .filter(({ vendor }) => vendor.evidence === "scans" && !seen.has(vendor.name))
    .map(({ vendor, tenant, confidence }) => ({
      kind: "deployed",
      signature: `deployed-${vendor.id}`,
      vendor: vendor.name,
      tenant: tenant?.id,
      purpose: vendor.purpose,
      confidence,
      cells: [],
      sentence: {
        kind: "told",
        text: `This page uses ${vendor.name}, which is known to look for programs on visitors' computers, but it was not seen doing so during this visit.`,
      },
    }));
}
