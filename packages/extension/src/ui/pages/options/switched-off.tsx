import { askGuard } from "../../../guard/ask-guard.ts";
import { formatMoment, t } from "../../../i18n/translate.ts";
import { Foreign } from "../../parts/foreign.tsx";
import type { SettingsProps } from "../../parts/use-settings.ts";

/** Sites on which the guard is switched off. */
export function SwitchedOff({ view, run }: SettingsProps) {
  const { pauses } = view.settings;
  if (pauses.length === 0) return null;
  return (
    <section aria-labelledby="pauses-title">
      <h2 id="pauses-title">{t("pauses_title")}</h2>
      <ul class="rows">
        {pauses.map(({ site, untilMs }) => (
          <li key={site} class="grant">
            <p class="grant-site">
              <Foreign>{site}</Foreign>
            </p>
            <p class="note">{untilMs === null ? t("term_always") : t("term_until", formatMoment(untilMs))}</p>
            <button
              type="button"
              class="small"
              onClick={() => void run(() => askGuard({ kind: "resume", site }))}
            >
              {t("switch_on_here")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
