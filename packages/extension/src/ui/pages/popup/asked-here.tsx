import { askGuard } from "../../../guard/ask-guard.ts";
import type { TabView } from "../../../guard/replies.ts";
import { t } from "../../../i18n/translate.ts";
import { Failure } from "../../parts/failure.tsx";
import { BodyLost, Question } from "../../parts/question.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

interface AskedHereProps {
  readonly view: TabView;
  readonly tab: number;
}

/** What the warning page asks, for windows in which there is none. */
export function AskedHere({ view: { asked }, tab }: AskedHereProps) {
  const { failure, attempt } = useAttempt();
  // Where nothing waits any more, why nothing came of the click is still to be said.
  if (asked === null) return <Failure failure={failure} />;
  const { url } = asked;

  function goOn(): Promise<void> {
    return attempt(async () => {
      await askGuard({ kind: "continue-navigation", tab, url });
      window.close();
    });
  }

  return (
    <section class="asked">
      <Question asked={asked} heading="h2" />
      <p class="note">{t("warning_when_fine")}</p>
      <BodyLost asked={asked} />
      <Failure failure={failure} />
      <button type="button" onClick={() => void goOn()}>
        {t("continue")}
      </button>
    </section>
  );
}
