import type { Gap } from "../../contract/gap.ts";
import { t } from "../../i18n/translate.ts";
import { GAP_MESSAGES } from "../text/gap-keys.ts";
import { Foreign } from "./foreign.tsx";

/** Gaps that a person may well have chosen; they are told, but do not stand in the way. */
const CHOSEN_GAPS: ReadonlySet<Gap["kind"]> = new Set(["private-windows"]);

/** What is not protected right now, and what to do about it. */
export function GapList({ gaps }: { readonly gaps: readonly Gap[] }) {
  if (gaps.length === 0) return null;
  return (
    <details class="gaps" open={gaps.some(({ kind }) => !CHOSEN_GAPS.has(kind))}>
      <summary>{t("gaps_title")}</summary>
      <ul>
        {gaps.map(({ kind, detail }) => (
          <li key={`${kind} ${detail}`}>
            <p>{t(GAP_MESSAGES[kind].said)}</p>
            <p class="note">{t(GAP_MESSAGES[kind].remedy)}</p>
            {detail === "" ? null : (
              <p class="note detail">
                {t("gap_detail")} <Foreign>{detail}</Foreign>
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
