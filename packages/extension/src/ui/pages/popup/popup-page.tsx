import { useCallback, useEffect, useState } from "preact/hooks";
import { askGuard } from "../../../guard/ask-guard.ts";
import type { TabView } from "../../../guard/replies.ts";
import { t } from "../../../i18n/translate.ts";
import { Brand } from "../../parts/brand.tsx";
import { Foreign } from "../../parts/foreign.tsx";
import { GapList } from "../../parts/gap-list.tsx";
import { Failure } from "../../parts/failure.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { AskedHere } from "./asked-here.tsx";
import { Allowed } from "./allowed.tsx";
import { Headline } from "./headline.tsx";
import { SealedPrice } from "./sealed-price.tsx";
import { Suggestions } from "./suggestions.tsx";
import { SwitchOff } from "./switch-off.tsx";
import { Tried } from "./tried.tsx";

/** Quick for the eye; the reply is small however much a page does. */
const REFRESH_MS = 1_000;

/** What the page in front tried, and what may be done about it. */
export function Popup({ findTab }: { readonly findTab: () => Promise<number | undefined> }) {
  const [tab, setTab] = useState<number>();
  const [view, setView] = useState<TabView>();
  const { failure, attempt } = useAttempt();

  const refresh = useCallback(
    () =>
      attempt(async () => {
        const found = await findTab();
        if (found === undefined) return;
        const next = await askGuard({ kind: "read-tab", tab: found });
        setTab(found);
        setView(next);
      }),
    [attempt, findTab],
  );

  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [refresh]);

  return (
    <>
      <header>
        <Brand />
        {view?.site === undefined || view.site === null ? null : (
          <p class="subject">
            <Foreign>{view.site}</Foreign>
          </p>
        )}
      </header>
      <main>
        <Failure failure={failure} />
        {view === undefined || tab === undefined ? null : (
          <>
            <AskedHere view={view} tab={tab} />
            <Headline view={view} />
            <Suggestions key={view.site} view={view} tab={tab} onChanged={refresh} />
            <Tried view={view} tab={tab} onChanged={refresh} />
            <Allowed view={view} onChanged={refresh} />
            <GapList gaps={view.gaps} />
            <SealedPrice view={view} />
            <SwitchOff view={view} tab={tab} onChanged={refresh} />
          </>
        )}
      </main>
      <footer>
        <a href="log.html" target="_blank">
          {t("open_log")}
        </a>
        <a href="options.html" target="_blank">
          {t("open_options")}
        </a>
      </footer>
    </>
  );
}
