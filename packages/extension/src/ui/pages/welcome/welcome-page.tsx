import { t } from "../../../i18n/translate.ts";
import { isFirefox } from "../../mount.tsx";
import { Brand } from "../../parts/brand.tsx";
import { Failure } from "../../parts/failure.tsx";
import { GapList } from "../../parts/gap-list.tsx";
import { ModeChoice } from "../../parts/mode-choice.tsx";
import { useSettings } from "../../parts/use-settings.ts";
import { LIMITS } from "../../text/limits.ts";
import { SelfTest } from "./self-test.tsx";

/** The first page after installation: what the guard does, how strict it should be, and whether it works. */
export function WelcomePage() {
  const { view, failure, run } = useSettings();
  return (
    <>
      <header>
        <Brand />
      </header>
      <main>
        <h1>{t("welcome_heading")}</h1>
        <p class="lead">{t("welcome_lead")}</p>
        <Failure failure={failure} />
        {view === undefined ? null : (
          <>
            <ModeChoice view={view} run={run} />
            <GapList gaps={view.gaps} isComplete />
          </>
        )}
        <SelfTest />
        <section aria-labelledby="limits-title">
          <h2 id="limits-title">{t("limits_title")}</h2>
          <ul class="prose">
            {LIMITS[isFirefox() ? "firefox" : "chromium"].map(({ key }) => (
              <li key={key}>{t(key)}</li>
            ))}
            <li>{t("limit_before_start")}</li>
            <li>{t("limit_uninstall")}</li>
          </ul>
        </section>
        <section aria-labelledby="private-title">
          <h2 id="private-title">{t("privacy_title")}</h2>
          <p class="prose">{t("privacy_text")}</p>
        </section>
        <p>
          <a href="options.html">{t("open_options")}</a>
        </p>
      </main>
    </>
  );
}
