import { useEffect, useState } from "preact/hooks";
import { askGuard } from "../../../guard/ask-guard.ts";
import type { AskedView } from "../../../guard/asked-view.ts";
import { t } from "../../../i18n/translate.ts";
import { isFirefox } from "../../mount.tsx";
import { Brand } from "../../parts/brand.tsx";
import { Failure } from "../../parts/failure.tsx";
import { BodyLost, Question } from "../../parts/question.tsx";
import { StateMark } from "../../parts/state-mark.tsx";

/** Above what the engine takes to send a user's own navigation on. */
const PASSING_MS = 400;

/** A page drives the tab to a local address: who, where, what it means, and one click to go on. */
export function WarningPage() {
  const [asked, setAsked] = useState<AskedView | null>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    void (async () => {
      try {
        setAsked((await askGuard({ kind: "read-asked" })) ?? (await askLater()));
      } catch (error) {
        setFailure(error instanceof Error ? error.message : String(error));
      }
    })();
  }, []);

  return (
    <>
      <header>
        <Brand />
      </header>
      <main>
        <Failure message={failure} />
        {asked === undefined ? null : asked === null ? (
          <h1>{t("warning_nothing")}</h1>
        ) : (
          <Asking asked={asked} onFailure={setFailure} />
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

interface AskingProps {
  readonly asked: AskedView;
  readonly onFailure: (message: string) => void;
}

function Asking({ asked, onFailure }: AskingProps) {
  async function goOn(): Promise<void> {
    try {
      await askGuard({ kind: "continue-navigation", url: asked.url });
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
    }
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
