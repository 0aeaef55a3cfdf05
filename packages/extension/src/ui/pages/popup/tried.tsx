import { useState } from "preact/hooks";
import { allEntries } from "../../../guard/journal/all-entries.ts";
import { GRANT_TERMS, LASTING_TERMS } from "../../../guard/messages.ts";
import type { TabView } from "../../../guard/replies.ts";
import { formatCount, formatTime, t, tCount } from "../../../i18n/translate.ts";
import { isFirefox } from "../../mount.tsx";
import { Foreign } from "../../parts/foreign.tsx";
import { formatRanges, groupPorts, shortName, toRanges, type PortGroup } from "../../text/port-groups.ts";
import type { JudgedVisit } from "../../text/visit-sentence.tsx";
import { whyNotAllowed } from "../../text/why-not-allowed.ts";
import { AllowForm } from "./allow-form.tsx";

/** Rows that fit a popup without hiding its buttons; the log page shows the rest. */
const MAX_ROWS = 12;
/** Ranges that fit a row. */
const MAX_RANGES = 6;

/** What the page tried, by program, and a way to allow each. */
export function Tried({ view, tab, onChanged }: TriedProps) {
  const rows = [
    ...groupsOf(view.page).map((group) => ({ group, site: view.site, isWorker: false })),
    ...groupsOf(view.workers).map((group) => ({ group, site: view.site, isWorker: true })),
    // There is no site that these could be allowed for.
    ...groupsOf(view.nameless).map((group) => ({ group, site: null, isWorker: true })),
  ];
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MAX_ROWS);
  return (
    <section class="tried" aria-labelledby="tried-title">
      <h2 id="tried-title">{t("tried_title")}</h2>
      <ul>
        {shown.map(({ group, site, isWorker }) => (
          <Row
            key={`${site ?? ""} ${isWorker} ${group.id}`}
            group={group}
            site={site}
            isWorker={isWorker}
            view={view}
            tab={tab}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {rows.length > shown.length ? (
        <p class="note">{tCount("more_rows", rows.length - shown.length)}</p>
      ) : null}
      {rows.some(({ group }) => group.scripts.length > 0) ? null : <p class="note">{t("page_not_script")}</p>}
    </section>
  );
}

function groupsOf(judged: JudgedVisit | null): readonly PortGroup[] {
  if (judged === null) return [];
  return groupPorts(allEntries(judged.visit), judged.visit.site, judged.summary.findings);
}

interface TriedProps {
  readonly view: TabView;
  readonly tab: number;
  readonly onChanged: () => Promise<void>;
}

interface RowProps extends TriedProps {
  readonly group: PortGroup;
  /** Whom it can be allowed for; `null` when nobody knows who asked. */
  readonly site: string | null;
  /** Whether shared or service workers asked, which are in no tab. */
  readonly isWorker: boolean;
}

function Row({ group, site, isWorker, view, tab, onChanged }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const { program, host, ports, action, firstAtMs, count } = group;
  const name = program === null ? t("program_unknown") : shortName(program);
  const obstacle = site === null ? undefined : whyNotAllowed({ site, group, isByRules: !isFirefox() });
  return (
    <li class="row" data-action={action}>
      <div class="row-head">
        <p class="program" title={program ?? undefined}>
          {name}
        </p>
        {site === null || action === "allow" || obstacle !== undefined ? (
          <p class="action">{t(`action_${action}`)}</p>
        ) : (
          <button type="button" class="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("allow_open")}
            <span class="hidden">{t("allow_open_of", name)}</span>
          </button>
        )}
      </div>
      <p class="where">
        <Foreign>{host}</Foreign> <span class="ports">{portText(ports)}</span>
        <span class="note">
          {" "}
          · {tCount("attempts", count)} · {formatTime(firstAtMs)}
        </span>
      </p>
      <Askers group={group} site={site} />
      {action === "allow" || obstacle === undefined ? null : <p class="note">{t(obstacle)}</p>}
      {isOpen && site !== null && obstacle === undefined ? (
        <AllowForm
          site={site}
          tab={tab}
          isPrivate={view.isPrivate}
          terms={isWorker ? LASTING_TERMS : GRANT_TERMS}
          draft={{
            embedded: [...group.embedded],
            hosts: [host],
            ports: [...toRanges(ports)],
            ...(program === null ? {} : { program: shortName(program) }),
          }}
          onDone={onChanged}
        />
      ) : null}
    </li>
  );
}

/** Who asked: the script where the browser tells, the embedded page where it was not the page itself. */
function Askers({ group, site }: { readonly group: PortGroup; readonly site: string | null }) {
  const [script] = group.scripts;
  if (script !== undefined) {
    return (
      <p class="note asker">
        {t("asked_by_script")} <Foreign>{script}</Foreign>
      </p>
    );
  }
  const embedded = group.embedded.filter((asking) => asking !== site);
  return embedded.length === 0 ? null : (
    <p class="note asker">
      {t("asked_by_embedded")} <Foreign>{embedded.join(", ")}</Foreign>
    </p>
  );
}

function portText(ports: readonly number[]): string {
  const ranges = toRanges(ports);
  const text = formatRanges(ranges.slice(0, MAX_RANGES));
  return ranges.length > MAX_RANGES ? t("ports_and_more", text, formatCount(ports.length)) : text;
}
