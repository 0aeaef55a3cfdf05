import type { Endpoint, PolicyInitiator } from "@hushport/core";
import type { RequestDetails } from "./request-details.ts";

/** A page's request, with what is needed to judge it again when more is known of its name. */
export interface JudgedRequest {
  readonly details: RequestDetails;
  readonly endpoint: Endpoint;
  readonly initiator: PolicyInitiator & { readonly kind: "page" };
  readonly topUrl: string | null;
}
