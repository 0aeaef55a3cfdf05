import type { AddressSpace } from "../address/address-space.ts";

/** What a recogniser may know about a visit besides its probes; every field as the recorder gives it. */
export interface VisitFacts {
  /** Last address of the top-level page. */
  readonly pageUrl?: string | null;
  /** Address space of the page where it is known better than by its host (`--resolve`, the browser's own verdict). */
  readonly pageSpace?: AddressSpace;
  /** Scripts that ran. */
  readonly scripts?: readonly { readonly url: string; readonly cnames?: readonly string[] }[];
  /** Public hosts that the page talked to. */
  readonly hosts?: readonly {
    readonly host: string;
    readonly addresses: readonly string[];
    readonly cnames: readonly string[];
  }[];
}
