import type { GapKind } from "../../contract/gap.ts";
import type { MessageKey } from "../../i18n/translate.ts";

/** The two messages about a gap: what is not protected, and what to do. */
export interface GapMessages {
  readonly said: MessageKey;
  readonly remedy: MessageKey;
}

/** What to say of each kind of gap. */
export const GAP_MESSAGES: Readonly<Record<GapKind, GapMessages>> = {
  "host-access": { said: "gap_host_access", remedy: "gap_host_access_remedy" },
  "private-windows": { said: "gap_private_windows", remedy: "gap_private_windows_remedy" },
  prediction: { said: "gap_prediction", remedy: "gap_setting_remedy" },
  webrtc: { said: "gap_webrtc", remedy: "gap_setting_remedy" },
  proxy: { said: "gap_proxy", remedy: "gap_proxy_remedy" },
  "rule-quota": { said: "gap_rule_quota", remedy: "gap_rule_quota_remedy" },
  "reached-name": { said: "gap_reached_name", remedy: "gap_reached_name_remedy" },
  "rule-refused": { said: "gap_rule_refused", remedy: "gap_rule_refused_remedy" },
  "limit-names": { said: "gap_limit_names", remedy: "gap_limit_names_remedy" },
  "limit-ports": { said: "gap_limit_ports", remedy: "gap_limit_ports_remedy" },
  "limit-workers": { said: "gap_limit_workers", remedy: "gap_limit_workers_remedy" },
  "missing-api": { said: "gap_missing_api", remedy: "gap_missing_api_remedy" },
  starting: { said: "gap_starting", remedy: "gap_starting_remedy" },
  storage: { said: "gap_storage", remedy: "gap_storage_remedy" },
  "managed-policy": { said: "gap_managed_policy", remedy: "gap_managed_policy_remedy" },
  failure: { said: "gap_failure", remedy: "gap_failure_remedy" },
};
