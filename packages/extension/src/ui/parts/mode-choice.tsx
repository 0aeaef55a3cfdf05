import { useState } from "preact/hooks";
import { POLICY_MODES, type PolicyMode } from "@hushport/core";
import type { Gap } from "../../contract/gap.ts";
import { askGuard } from "../../guard/ask-guard.ts";
import { t } from "../../i18n/translate.ts";
import { isFirefox } from "../mount.tsx";
import { GAP_MESSAGES } from "../text/gap-keys.ts";
import { Foreign } from "./foreign.tsx";
import { SealedNotices } from "./sealed-notices.tsx";
import type { SettingsProps } from "./use-settings.ts";

/** The strictest last; each with its price in plain words. */
const ORDER = POLICY_MODES.toSorted((a, b) => rank(a) - rank(b));

/** Chooses how the guard works. */
export function ModeChoice({ view, run }: SettingsProps) {
  const [refusal, setRefusal] = useState<readonly Gap[]>([]);
  const { settings, isModeManaged, obstacles, notices } = view;
  const reasons = refusal.length > 0 ? refusal : obstacles;

  async function choose(mode: PolicyMode): Promise<void> {
    await run(async () => setRefusal(await askGuard({ kind: "set-mode", mode })));
  }

  return (
    <section aria-labelledby="mode-title">
      <h2 id="mode-title">{t("mode_title")}</h2>
      {isModeManaged ? <p class="note">{t("mode_managed")}</p> : null}
      <fieldset class="modes" disabled={isModeManaged}>
        <legend class="hidden">{t("mode_title")}</legend>
        {ORDER.map((mode) => (
          <label key={mode} class="mode" data-chosen={settings.mode === mode}>
            <input
              type="radio"
              name="mode"
              checked={settings.mode === mode}
              disabled={mode === "sealed" && obstacles.length > 0 && settings.mode !== "sealed"}
              onChange={() => void choose(mode)}
            />
            <span class="mode-words">
              <strong>{t(`mode_${mode}`)}</strong>
              <span>{t(`mode_${mode}_what`)}</span>
              {mode === "sealed" ? (
                <>
                  <span class="note">{sealedPrice()}</span>
                  <SealedNotices notices={notices} />
                </>
              ) : null}
            </span>
          </label>
        ))}
      </fieldset>
      {reasons.length === 0 ? null : (
        <div class="obstacles" role="status">
          <p>{t("sealed_obstacles")}</p>
          <ul>
            {reasons.map(({ kind, detail }) => (
              <li key={`${kind} ${detail}`}>
                {t(GAP_MESSAGES[kind].said)} <Foreign>{detail}</Foreign>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function sealedPrice(): string {
  return isFirefox() ? t("sealed_price_firefox") : t("sealed_price_chromium");
}

function rank(mode: PolicyMode): number {
  return ["default", "sealed", "off"].indexOf(mode);
}
