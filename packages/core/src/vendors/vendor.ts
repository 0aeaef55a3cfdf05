import type { Purpose } from "../scan/purpose.ts";

/**
 * Whether a vendor's script is known to address programs on the visitor's machine. `scans`: somebody saw it and wrote
 * it down, or the vendor says so. `no evidence`: the vendor is named in the reporting of 2020 and nothing that was read
 * saw its script do it. `unknown`: it was not named there, or it has a native part, and nobody is known to have looked.
 *
 * It is knowledge about the product. What happened in a visit, *scanned*, only that visit's probes can say.
 */
export const VENDOR_EVIDENCE = ["scans", "no evidence", "unknown"] as const;

/** Whether a vendor's script is known to look for programs on the visitor's machine. */
export type VendorEvidence = (typeof VENDOR_EVIDENCE)[number];

/** How sure a row of a vendor is: the words of the port catalogue. */
export type VendorTrust = "documented" | "reported" | "unconfirmed";

/** A host name and everything below it that the vendor serves from. */
export interface VendorHost {
  /** Lower-case suffix without a leading dot; it matches itself and its subdomains. */
  readonly suffix: string;
  readonly trust: VendorTrust;
  readonly source: string;
}

/** What the vendor's requests look like on any host, for scripts that customers serve from their own names. */
export interface UrlShape {
  /** Matches the whole path. */
  readonly path: RegExp;
  /** Query parameters that must all be there, with values that match. */
  readonly query?: Readonly<Record<string, RegExp>>;
  /** Names the parameter that carries the vendor's customer. */
  readonly tenantParameter?: string;
  /** 0 to 1: how often such an address belongs to this vendor. */
  readonly confidence: number;
  readonly trust: VendorTrust;
  readonly source: string;
}

/** One vendor of scripts that judge the visitor's machine. */
export interface Vendor {
  /** Kebab case, equal to the file's name in `catalogue/`. */
  readonly id: string;
  readonly name: string;
  /** Company that owns it, where it has another name. */
  readonly parent?: string;
  readonly evidence: VendorEvidence;
  /** What is known about its looking at the visitor's machine, in a sentence or two. */
  readonly known: string;
  /** How sure `known` is. */
  readonly trust: VendorTrust;
  /** Documents behind `evidence` and `known`. */
  readonly sources: readonly string[];
  readonly purpose: Purpose;
  readonly hosts: readonly VendorHost[];
  readonly urlShapes: readonly UrlShape[];
  /** Host names that customers' own names are aliases (CNAME) of; the hosts count as well. */
  readonly cnames: readonly VendorHost[];
  /** Reads the vendor's customer out of one of its host names. */
  readonly readTenant?: (host: string) => Tenant | undefined;
  /** Reads the vendor's customer out of the value of a shape's `tenantParameter`. */
  readonly tenantOfId?: (id: string) => Tenant;
}

/** A vendor's customer, as one of the vendor's names gives it away. */
export interface Tenant {
  /** As written: `h-lloydsbank`, `h-96eziru5`. */
  readonly id: string;
  /** The customer's readable name, or `null` when the id is an opaque organisation number. */
  readonly customer: string | null;
}
