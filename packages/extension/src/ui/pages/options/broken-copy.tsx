import { askGuard } from "../../../guard/ask-guard.ts";
import { t } from "../../../i18n/translate.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { saveFile } from "../../parts/save-file.ts";
import type { SettingsProps } from "../../parts/use-settings.ts";

/** What could not be read is kept until the user has saved or discarded them. */
export function BrokenCopy({ view, run }: SettingsProps) {
  if (!view.hasBroken) return null;

  async function save(): Promise<void> {
    saveFile("hushport-broken.json", await askGuard({ kind: "read-broken" }));
  }

  return (
    <section class="gaps" aria-labelledby="broken-title">
      <h2 id="broken-title">{t("broken_title")}</h2>
      <p>{t("broken_intro")}</p>
      <div class="buttons">
        <button type="button" onClick={() => void run(save)}>
          {t("export")}
        </button>
        <Confirm
          label={t("discard")}
          question={t("discard_question")}
          onConfirm={() => run(() => askGuard({ kind: "discard-broken" }))}
        />
      </div>
    </section>
  );
}
