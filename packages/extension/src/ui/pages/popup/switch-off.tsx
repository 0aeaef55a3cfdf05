import { askGuard } from "../../../guard/ask-guard.ts";
import type { TabView } from "../../../guard/replies.ts";
import { t } from "../../../i18n/translate.ts";
import { isFirefox } from "../../mount.tsx";
import { Failure } from "../../parts/failure.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

const TEN_MINUTES_MS = 10 * 60_000;

interface SwitchOffProps {
  readonly view: TabView;
  readonly tab: number;
  readonly onChanged: () => Promise<void>;
}

/** The way out when a site does not work: for ten minutes, for good, and back on. */
export function SwitchOff({ view, tab, onChanged }: SwitchOffProps) {
  const { failure, attempt } = useAttempt();
  const { site, mode, pause } = view;
  if (site === null || mode === "off") return null;

  function switchOff(forMs: number | null): Promise<void> {
    return attempt(async () => {
      await askGuard({ kind: "pause", tab, forMs });
      await onChanged();
    });
  }

  function switchOn(host: string): Promise<void> {
    return attempt(async () => {
      await askGuard({ kind: "resume", site: host });
      await onChanged();
    });
  }

  return (
    <section class="switch-off" aria-label={t("switch_title")}>
      <Failure failure={failure} />
      {pause === null ? (
        <>
          <div class="buttons">
            <button type="button" onClick={() => void switchOff(TEN_MINUTES_MS)}>
              {t("switch_off_minutes")}
            </button>
            <button type="button" onClick={() => void switchOff(null)}>
              {t("switch_off_here")}
            </button>
          </div>
          {mode === "sealed" && !isFirefox() ? <p class="note">{t("sealed_price_pause")}</p> : null}
        </>
      ) : (
        <button type="button" class="primary" onClick={() => void switchOn(site)}>
          {t("switch_on_here")}
        </button>
      )}
    </section>
  );
}
