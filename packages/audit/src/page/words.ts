import type { AddressSpace, FindingKind, PortState, Purpose, Reach, Verdict } from "@hushport/core";
import type { LnaState } from "@hushport/recorder";

/** How far a probe got, as a reader who is no engineer understands it. */
export const REACH_WORDS: Readonly<Record<Reach, string>> = {
  intended: "Tried",
  dns: "Name looked up",
  tcp: "Connected",
  tls: "TLS greeting sent",
  request: "Request sent",
  response: "Answer received",
  datagram: "Datagram sent",
};

/** What a port did during the visit. */
export const STATE_WORDS: Readonly<Record<PortState, string>> = {
  open: "Something is there",
  closed: "Nothing there",
  filtered: "No answer",
  unknown: "Cannot be told",
};

/** Whose machine an address space is. */
export const SPACE_WORDS: Readonly<Record<AddressSpace, string>> = {
  loopback: "This computer",
  local: "Local network",
  public: "Internet",
};

/** What a page does it for. */
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  "fraud-detection": "Fraud detection",
  "bot-detection": "Bot detection",
  tracking: "Tracking",
  "native-app": "Talking to an installed program",
  "developer-error": "Left over from development",
  unknown: "Purpose unknown",
};

/** What a finding claims. */
export const KIND_WORDS: Readonly<Record<FindingKind, string>> = {
  scan: "Scan",
  "local-access": "Local access",
  sinkhole: "Blocked name",
  deployed: "Deployed, not seen scanning",
};

/** The verdict as a label. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  scan: "Scan found",
  "local-access": "Local access found",
  clean: "Nothing local found",
};

/** The visitor's answer that a visit assumed. */
export const LNA_WORDS: Readonly<Record<LnaState, string>> = {
  denied: "The visitor said no when the browser asked about local network access",
  granted: "The visitor said yes when the browser asked about local network access",
  off: "The browser did not check local network access",
};
