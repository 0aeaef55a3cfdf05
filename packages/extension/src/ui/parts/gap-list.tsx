import type { Gap } from "../../contract/gap.ts";
import { t } from "../../i18n/translate.ts";
import { GAP_MESSAGES } from "../text/gap-keys.ts";
import { Foreign } from "./foreign.tsx";

/** What is not protected right now, and what to do about it. */
export function GapList({ gaps }: { readonly gaps: readonly Gap[] }) {
  if (gaps.length === 0) return null;
  return (
    <section class="gaps" aria-labelledby="gaps-title">
      <h2 id="gaps-title">{t("gaps_title")}</h2>
      <ul>
        {gaps.map(({ kind, detail }) => (
          <li key={`${kind} ${detail}`}>
            <p>{t(GAP_MESSAGES[kind].said)}</p>
            <p class="note">{t(GAP_MESSAGES[kind].remedy)}</p>
            {detail === "" ? null : (
              <p class="note">
                <Foreign>{detail}</Foreign>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
