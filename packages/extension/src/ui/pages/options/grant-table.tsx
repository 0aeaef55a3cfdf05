import { ANY_SITE } from "@hushport/core";
import { askGuard } from "../../../guard/ask-guard.ts";
import { t } from "../../../i18n/translate.ts";
import { Foreign } from "../../parts/foreign.tsx";
import { GrantWords } from "../../parts/grant-words.tsx";
import type { SettingsProps } from "../../parts/use-settings.ts";

/** What was allowed, to whom, and a way to take each back. */
export function GrantTable({ view, run }: SettingsProps) {
  const { grants } = view.settings;
  return (
    <section aria-labelledby="grants-title">
      <h2 id="grants-title">{t("grants_title")}</h2>
      {grants.length === 0 ? (
        <p class="empty">{t("grants_empty")}</p>
      ) : (
        <ul class="rows">
          {grants.map((grant) => (
            <li key={grant.id} class="grant">
              <p class="grant-site">
                {grant.site === ANY_SITE ? t("any_site") : <Foreign>{grant.site}</Foreign>}
              </p>
              <GrantWords grant={grant} />
              {grant.source === "managed" ? (
                <span />
              ) : (
                <button
                  type="button"
                  class="small"
                  onClick={() => void run(() => askGuard({ kind: "revoke-grant", id: grant.id }))}
                >
                  {t("revoke")}
                  <span class="hidden"> {grant.program ?? grant.hosts.join(", ")}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
