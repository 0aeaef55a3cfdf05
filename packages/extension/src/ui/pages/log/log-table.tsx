import { useState } from "preact/hooks";
import { formatCount, formatMoment, t } from "../../../i18n/translate.ts";
import { Foreign } from "../../parts/foreign.tsx";
import { StateMark, type StateKind } from "../../parts/state-mark.tsx";
import { shortName } from "../../text/port-groups.ts";
import type { LogRow } from "./log-rows.ts";

/** More would be slow to lay out, and nobody reads further without a search. */
const ROWS_PER_PAGE = 100;

const MARKS = { allow: "allowed", ask: "asked", block: "blocked" } as const satisfies Record<
  string,
  StateKind
>;

/** The lines of the log, a page at a time. */
export function LogTable({ rows }: { readonly rows: readonly LogRow[] }) {
  const [page, setPage] = useState(0);
  const pageCount = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const shown = rows.slice(page * ROWS_PER_PAGE, (page + 1) * ROWS_PER_PAGE);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("log_table")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("column_when")}</th>
              <th scope="col">{t("column_site")}</th>
              <th scope="col">{t("column_program")}</th>
              <th scope="col">{t("column_where")}</th>
              <th scope="col">{t("column_channel")}</th>
              <th scope="col" class="number">
                {t("column_count")}
              </th>
              <th scope="col">{t("column_outcome")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {pageCount === 1 ? null : (
        <nav class="pager" aria-label={t("pager")}>
          <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t("pager_newer")}
          </button>
          <span>{t("pager_page", formatCount(page + 1), formatCount(pageCount))}</span>
          <button type="button" disabled={page + 1 >= pageCount} onClick={() => setPage(page + 1)}>
            {t("pager_older")}
          </button>
        </nav>
      )}
    </>
  );
}

function Line({ row: { entry, target, site, program } }: { readonly row: LogRow }) {
  const { action } = entry.decision;
  return (
    <tr>
      <td class="moment">{formatMoment(entry.firstAtMs)}</td>
      <td>{site === null ? <span class="note">{t("site_unknown")}</span> : <Foreign>{site}</Foreign>}</td>
      <td title={program ?? undefined}>
        {program === null ? <span class="note">{t("program_unknown")}</span> : shortName(program)}
      </td>
      <td class="endpoint" title={entry.url}>
        <Foreign>{`${target.scheme}://${target.host.includes(":") ? `[${target.host}]` : target.host}:${target.port}`}</Foreign>
      </td>
      <td>{entry.channel}</td>
      <td class="number">{formatCount(entry.count)}</td>
      <td class="outcome" data-action={action}>
        <StateMark kind={MARKS[action]} /> {t(`action_${action}`)}
      </td>
    </tr>
  );
}
