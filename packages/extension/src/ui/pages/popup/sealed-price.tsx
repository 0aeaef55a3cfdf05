import type { TabView } from "../../../guard/replies.ts";
import { formatList, t } from "../../../i18n/translate.ts";
import { isFirefox } from "../../mount.tsx";
import { SealedNotices } from "../../parts/sealed-notices.tsx";

/** What sealed mode cannot tell apart, said where it matters. */
export function SealedPrice({ view }: { readonly view: TabView }) {
  if (view.mode !== "sealed") return null;
  if (isFirefox()) return <p class="note sealed">{t("sealed_price_firefox")}</p>;
  return (
    <div class="sealed">
      {view.pausedSites.length > 0 ? (
        <span class="note important notice">{t("sealed_lifted", formatList(view.pausedSites))}</span>
      ) : (
        <SealedNotices notices={view.notices} />
      )}
      <details>
        <summary>{t("sealed_title")}</summary>
        <p class="note">{t("sealed_price_network")}</p>
        <p class="note">{t("sealed_price_typed")}</p>
        <p class="note">{t("sealed_price_grant")}</p>
        <p class="note">{t("sealed_price_pause")}</p>
      </details>
    </div>
  );
}
