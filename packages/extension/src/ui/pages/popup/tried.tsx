import { useState } from "preact/hooks";
import { allEntries } from "../../../guard/journal/all-entries.ts";
import type { TabView } from "../../../guard/replies.ts";
import { formatCount, formatTime, t, tCount } from "../../../i18n/translate.ts";
import { Foreign } from "../../parts/foreign.tsx";
import { formatRanges, groupPorts, shortName, toRanges, type PortGroup } from "../../text/port-groups.ts";
import { AllowForm } from "./allow-form.tsx";

/** Rows that fit a popup without hiding its buttons; the log page shows the rest. */
const MAX_ROWS = 12;
/** Ranges that fit a row. */
const MAX_RANGES = 6;

/** What the page tried, by program, and a way to allow each. */
export function Tried({ view, tab, onChanged }: TriedProps) {
  const groups = [view.page, view.workers].flatMap((judged) =>
    judged === null ? [] : groupPorts(allEntries(judged.visit), judged.visit.site, judged.summary.findings),
  );
  if (groups.length === 0) return null;
  const shown = groups.slice(0, MAX_ROWS);
  return (
    <section class="tried" aria-labelledby="tried-title">
      <h2 id="tried-title">{t("tried_title")}</h2>
      <ul>
        {shown.map((group) => (
          <Row key={group.id} group={group} view={view} tab={tab} onChanged={onChanged} />
        ))}
      </ul>
      {groups.length > shown.length ? (
        <p class="note">{tCount("more_rows", groups.length - shown.length)}</p>
      ) : null}
      {groups.some(({ scripts }) => scripts.length > 0) ? null : <p class="note">{t("page_not_script")}</p>}
    </section>
  );
}

interface TriedProps {
  readonly view: TabView;
  readonly tab: number;
  readonly onChanged: () => Promise<void>;
}

function Row({ group, view, tab, onChanged }: TriedProps & { readonly group: PortGroup }) {
  const [isOpen, setOpen] = useState(false);
  const { program, host, ports, action, firstAtMs, count } = group;
  const name = program === null ? t("program_unknown") : shortName(program);
  return (
    <li class="row" data-action={action}>
      <div class="row-head">
        <p class="program" title={program ?? undefined}>
          {name}
        </p>
        {view.site === null || action === "allow" ? (
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
      <Askers group={group} site={view.site} />
      {isOpen && view.site !== null ? (
        <AllowForm
          site={view.site}
          tab={tab}
          isPrivate={view.isPrivate}
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
