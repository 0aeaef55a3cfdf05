import { askGuard } from "../../../guard/ask-guard.ts";
import type { TabView } from "../../../guard/replies.ts";
import { t } from "../../../i18n/translate.ts";
import { BodyLost, Question } from "../../parts/question.tsx";

interface AskedHereProps {
  readonly view: TabView;
  readonly tab: number;
  readonly onFailure: (message: string) => void;
}

/** What the warning page asks, for windows in which there is none. */
export function AskedHere({ view: { asked }, tab, onFailure }: AskedHereProps) {
  if (asked === null) return null;
  const { url } = asked;

  async function goOn(): Promise<void> {
    try {
      await askGuard({ kind: "continue-navigation", tab, url });
      window.close();
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <section class="asked">
      <Question asked={asked} heading="h2" />
      <p class="note">{t("warning_when_fine")}</p>
      <BodyLost asked={asked} />
      <button type="button" onClick={() => void goOn()}>
        {t("continue")}
      </button>
    </section>
  );
}
