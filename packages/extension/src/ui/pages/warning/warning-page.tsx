import { useEffect, useState } from "preact/hooks";
import { askGuard } from "../../../guard/ask-guard.ts";
import type { AskedView } from "../../../guard/asked-view.ts";
import { t } from "../../../i18n/translate.ts";
import { isFirefox } from "../../mount.tsx";
import { Brand } from "../../parts/brand.tsx";
import { Failure } from "../../parts/failure.tsx";
import { BodyLost, Question } from "../../parts/question.tsx";
import { StateMark } from "../../parts/state-mark.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

/** Above what the engine takes to send a user's own navigation on. */
const PASSING_MS = 400;

/** A page drives the tab to a local address: who, where, what it means, and one click to go on. */
export function WarningPage() {
  const [asked, setAsked] = useState<AskedView | null>();
  const { failure, attempt } = useAttempt();

  useEffect(
    () => void attempt(async () => setAsked((await askGuard({ kind: "read-asked" })) ?? (await askLater()))),
    [attempt],
  );

  return (
    <>
      <header>
        <Brand />
      </header>
      <main>
        <Failure failure={failure} />
        {asked === undefined ? null : asked === null ? (
          <h1>{t("warning_nothing")}</h1>
        ) : (
          <Asking asked={asked} />
        )}
      </main>
    </>
  );
}

/** A user's own navigation passes through this page in passing: nothing is painted until it is clear that it waits. */
async function askLater(): Promise<AskedView | null> {
  await new Promise((resolve) => setTimeout(resolve, PASSING_MS));
  return askGuard({ kind: "read-asked" });
}

function Asking({ asked }: { readonly asked: AskedView }) {
  const { failure, attempt } = useAttempt();

  function goOn(): Promise<void> {
    return attempt(() => askGuard({ kind: "continue-navigation", url: asked.url }));
  }

  return (
    <>
      <p class="state" data-state="asked">
        <StateMark kind="asked" /> {t("state_asked")}
      </p>
      <Question asked={asked} heading="h1" />
      <p class="prose">{t(isFirefox() ? "warning_meaning_firefox" : "warning_meaning")}</p>
      <p class="prose">{t("warning_when_fine")}</p>
      <BodyLost asked={asked} />
      <Failure failure={failure} />
      <div class="buttons">
        <button type="button" class="primary" onClick={goBack}>
          {t("go_back")}
        </button>
        <button type="button" onClick={() => void goOn()}>
          {t("continue")}
        </button>
      </div>
      <p class="note">{t("warning_log")}</p>
    </>
  );
}

/** A tab that was opened for this has nothing to go back to. */
function goBack(): void {
  if (history.length > 1) history.back();
  else window.close();
}
