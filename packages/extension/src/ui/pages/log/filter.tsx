import { POLICY_ACTIONS } from "@hushport/core";
import { t } from "../../../i18n/translate.ts";
import type { LogFilter } from "./log-rows.ts";

interface FilterProps {
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
}

/** Chooses what the table shows. */
export function Filter({ filter, onChange }: FilterProps) {
  return (
    <form class="filter" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        {t("log_search")}
        <input
          type="search"
          value={filter.search}
          placeholder={t("log_search_hint")}
          onInput={(event) => onChange({ ...filter, search: event.currentTarget.value })}
        />
      </label>
      <fieldset class="choices">
        <legend class="hidden">{t("log_filter")}</legend>
        {(["all", ...POLICY_ACTIONS] as const).map((action) => (
          <label key={action}>
            <input
              type="radio"
              name="action"
              checked={filter.action === action}
              onChange={() => onChange({ ...filter, action })}
            />
            {t(`filter_${action}`)}
          </label>
        ))}
      </fieldset>
    </form>
  );
}
