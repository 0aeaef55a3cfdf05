import { useMemo } from "preact/hooks";
import { countVisit } from "../../../guard/journal/count-visit.ts";
import type { Visit } from "../../../guard/journal/visit.ts";
import { formatMoment, t, tCount } from "../../../i18n/translate.ts";
import { Foreign } from "../../parts/foreign.tsx";

/** Sites that tried most; the search finds the others. */
const MAX_SITES = 8;

interface SiteListProps {
  readonly visits: readonly Visit[];
  readonly onChoose: (site: string) => void;
}

interface SiteRow {
  readonly site: string;
  readonly visits: number;
  readonly attempts: number;
  readonly lastAtMs: number;
}

/** Which sites tried something, how often, and when last. */
export function SiteList({ visits, onChoose }: SiteListProps) {
  const sites = useMemo(() => summariseSites(visits), [visits]);
  return (
    <section aria-labelledby="sites-title">
      <h2 id="sites-title">{t("log_sites")}</h2>
      <ul class="sites">
        {sites.slice(0, MAX_SITES).map(({ site, attempts, visits: count, lastAtMs }) => (
          <li key={site}>
            <button type="button" class="link" onClick={() => onChoose(site)}>
              <Foreign>{site}</Foreign>
            </button>
            <span class="note">
              {tCount("attempts", attempts)} · {tCount("visits", count)} · {formatMoment(lastAtMs)}
            </span>
          </li>
        ))}
      </ul>
      {sites.length > MAX_SITES ? <p class="note">{tCount("more_sites", sites.length - MAX_SITES)}</p> : null}
    </section>
  );
}

function summariseSites(visits: readonly Visit[]): readonly SiteRow[] {
  return [...Map.groupBy(visits, ({ site }) => site)]
    .flatMap(([site, members]) => (site === null ? [] : [toSiteRow(site, members)]))
    .toSorted((a, b) => b.attempts - a.attempts);
}

function toSiteRow(site: string, members: readonly Visit[]): SiteRow {
  const attempts = members.map((visit) => countVisit(visit).attempts);
  return {
    site,
    visits: members.length,
    attempts: attempts.reduce((sum, { allow, ask, block }) => sum + allow + ask + block, 0),
    lastAtMs: Math.max(...members.map(({ lastAtMs }) => lastAtMs)),
  };
}
