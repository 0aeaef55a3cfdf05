import type { Finding } from "@hushport/core";
import type { ReportVendor } from "./schema.ts";

/** Gathers what the findings say about each vendor: whether its code is there, and whether it was seen scanning. */
export function summariseVendors(findings: readonly Finding[]): ReportVendor[] {
  const vendors = new Map<string, ReportVendor>();
  for (const { vendor: name, tenant, kind, purpose } of findings) {
    if (name === null || kind === "sinkhole") continue;
    const known = vendors.get(name);
    vendors.set(name, {
      name,
      purpose: known === undefined || known.purpose === "unknown" ? purpose : known.purpose,
      isDeployed: kind === "deployed" || known?.isDeployed === true,
      hasScanned: kind === "scan" || known?.hasScanned === true,
      tenants: [...new Set([...(known?.tenants ?? []), ...(tenant === undefined ? [] : [tenant])])],
    });
  }
  return [...vendors.values()];
}
