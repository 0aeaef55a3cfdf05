import { askGuard } from "../../../guard/ask-guard.ts";
import { t } from "../../../i18n/translate.ts";
import type { SettingsProps } from "../../parts/use-settings.ts";

/** Whether the first attempt of each site is told. The browser asks for its permission only now. */
export function Notifications({ view, run }: SettingsProps) {
  async function toggle(notify: boolean): Promise<void> {
    const isGiven = !notify || (await chrome.permissions.request({ permissions: ["notifications"] }));
    await askGuard({ kind: "set-notify", notify: notify && isGiven });
  }

  return (
    <section aria-labelledby="notify-title">
      <h2 id="notify-title">{t("notify_title")}</h2>
      <label class="check">
        <input
          type="checkbox"
          checked={view.settings.notify}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            void run(() => toggle(checked));
          }}
        />
        {t("notify_label")}
      </label>
    </section>
  );
}
