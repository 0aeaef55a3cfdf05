import type { Gap } from "../../contract/gap.ts";
import { t, tCount } from "../../i18n/translate.ts";
import { GAP_MESSAGES } from "../text/gap-keys.ts";
import { Foreign } from "./foreign.tsx";

/** Gaps that a person may well have chosen, or that are closed by now; they are told, but do not stand in the way. */
const FOLDED_GAPS: ReadonlySet<Gap["kind"]> = new Set(["private-windows", "reached-name"]);

/** Gaps whose remedy speaks of the names or entries that the line below it shows; any other detail is for a bug report. */
const TOLD_DETAILS: ReadonlySet<Gap["kind"]> = new Set([
  "reached-name",
  "rule-refused",
  "limit-names",
  "limit-ports",
  "limit-workers",
  "managed-policy",
]);

/** Gaps that leave the popup's buttons within reach; the settings show the rest. */
const MAX_SHOWN = 3;

interface GapListProps {
  readonly gaps: readonly Gap[];
  /** Whether all are shown, and unfolded: where there is room, and time to read. */
  readonly isComplete?: boolean;
}

/** What is not protected right now, and what to do about it. */
export function GapList({ gaps, isComplete = false }: GapListProps) {
  if (gaps.length === 0) return null;
  const shown = isComplete ? gaps : gaps.toSorted(byWeight).slice(0, MAX_SHOWN);
  return (
    <details class="gaps" open={isComplete || gaps.some(({ kind }) => !FOLDED_GAPS.has(kind))}>
      <summary>{titleOf(gaps)}</summary>
      <ul>
        {shown.map(({ kind, detail }) => (
          <li key={`${kind} ${detail}`}>
            {titleOf(gaps) === t(GAP_MESSAGES[kind].said) ? null : <p>{t(GAP_MESSAGES[kind].said)}</p>}
            <p class="note">{t(GAP_MESSAGES[kind].remedy)}</p>
            {detail === "" ? null : (
              <p class="note detail">
                {TOLD_DETAILS.has(kind) ? null : `${t("gap_detail")} `}
                <Foreign>{detail}</Foreign>
              </p>
            )}
          </li>
        ))}
      </ul>
      {gaps.length > shown.length ? (
        <p class="note">{tCount("more_gaps", gaps.length - shown.length)}</p>
      ) : null}
    </details>
  );
}

/** What a person may well have chosen leaves the room to what nobody chose. */
function byWeight(one: Gap, other: Gap): number {
  return Number(FOLDED_GAPS.has(one.kind)) - Number(FOLDED_GAPS.has(other.kind));
}

/** One of these says itself what it is; anything else is worth a warning. */
function titleOf(gaps: readonly Gap[]): string {
  const [only, another] = gaps;
  const isFolded = only !== undefined && another === undefined && FOLDED_GAPS.has(only.kind);
  return isFolded ? t(GAP_MESSAGES[only.kind].said) : t("gaps_title");
}
