import { t } from "../../../i18n/translate.ts";
import { Brand } from "../../parts/brand.tsx";
import { Failure } from "../../parts/failure.tsx";
import { GapList } from "../../parts/gap-list.tsx";
import { ModeChoice } from "../../parts/mode-choice.tsx";
import { useSettings } from "../../parts/use-settings.ts";
import { BrokenCopy } from "./broken-copy.tsx";
import { GrantTable } from "./grant-table.tsx";
import { LocalNames } from "./local-names.tsx";
import { Notifications } from "./notifications.tsx";
import { ReadyMade } from "./ready-made.tsx";
import { SettingsTransfer } from "./settings-transfer.tsx";
import { SwitchedOff } from "./switched-off.tsx";

/** Everything that a person can decide. */
export function OptionsPage() {
  const { view, failure, run } = useSettings();
  return (
    <>
      <header>
        <Brand title={t("options_title")} />
        <nav>
          <a href="log.html">{t("open_log")}</a>
          <a href="welcome.html">{t("open_welcome")}</a>
        </nav>
      </header>
      <main>
        <h1>{t("options_heading")}</h1>
        <Failure failure={failure} />
        {view === undefined ? null : (
          <>
            <BrokenCopy view={view} run={run} />
            <GapList gaps={view.gaps} isComplete />
            <ModeChoice view={view} run={run} />
            <GrantTable view={view} run={run} />
            <SwitchedOff view={view} run={run} />
            <ReadyMade view={view} run={run} />
            <LocalNames view={view} run={run} />
            <Notifications view={view} run={run} />
            <SettingsTransfer view={view} run={run} />
          </>
        )}
      </main>
    </>
  );
}
