import { composeLogFile } from "@hushport/core";
import { useEffect, useMemo, useState } from "preact/hooks";
import { askGuard } from "../../../guard/ask-guard.ts";
import { toLogEntries } from "../../../guard/journal/log-entries.ts";
import type { Visit } from "../../../guard/journal/visit.ts";
import { t, tCount } from "../../../i18n/translate.ts";
import { Brand } from "../../parts/brand.tsx";
import { browserName } from "../../parts/browser-name.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { Failure } from "../../parts/failure.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useAttempt } from "../../parts/use-attempt.ts";
import { LogTable } from "./log-table.tsx";
import { filterRows, toRows, type LogFilter } from "./log-rows.ts";
import { Filter } from "./filter.tsx";
import { SiteList } from "./site-list.tsx";

/** What pages tried, as long as it is kept. */
export function LogPage() {
  const [visits, setVisits] = useState<readonly Visit[]>();
  const [filter, setFilter] = useState<LogFilter>({ action: "all", search: "" });
  const { failure, attempt } = useAttempt();

  useEffect(() => void attempt(async () => setVisits(await askGuard({ kind: "read-log" }))), [attempt]);

  const rows = useMemo(() => toRows(visits ?? []), [visits]);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);

  function save(): void {
    const file = composeLogFile(
      {
        writer: {
          name: "guard",
          version: chrome.runtime.getManifest().version,
          browser: browserName(navigator.userAgent),
        },
        exportedAt: new Date().toISOString(),
      },
      toLogEntries(visits ?? []),
    );
    saveFile("hushport.log", `${JSON.stringify(file, undefined, 2)}\n`);
  }

  function clear(): Promise<void> {
    return attempt(async () => {
      await askGuard({ kind: "clear-log" });
      setVisits(await askGuard({ kind: "read-log" }));
    });
  }

  return (
    <>
      <header>
        <Brand title={t("log_title")} />
      </header>
      <main>
        <h1>{t("log_heading")}</h1>
        <p class="prose">{t("log_intro")}</p>
        <Failure failure={failure} />
        {visits === undefined ? null : rows.length === 0 ? (
          <p class="empty">{t("log_empty")}</p>
        ) : (
          <>
            <SiteList visits={visits} onChoose={(search) => setFilter({ ...filter, search })} />
            <section aria-labelledby="entries-title">
              <h2 id="entries-title">{t("log_entries")}</h2>
              <Filter filter={filter} onChange={setFilter} />
              <p class="note" role="status">
                {tCount("log_shown", shown.length)}
              </p>
              {/* A new filter starts on the first page. */}
              <LogTable key={JSON.stringify(filter)} rows={shown} />
            </section>
            <div class="buttons">
              <button type="button" class="primary" onClick={save}>
                {t("log_export")}
              </button>
              <Confirm label={t("log_clear")} question={t("log_clear_question")} onConfirm={clear} />
            </div>
          </>
        )}
      </main>
    </>
  );
}
