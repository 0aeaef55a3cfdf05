import { askGuard } from "../../../guard/ask-guard.ts";
import type { TabView } from "../../../guard/replies.ts";
import { t } from "../../../i18n/translate.ts";
import { Failure } from "../../parts/failure.tsx";
import { GrantWords } from "../../parts/grant-words.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";

interface AllowedProps {
  readonly view: TabView;
  readonly onChanged: () => Promise<void>;
}

/** What this site may reach, and a way to take it back. */
export function Allowed({ view, onChanged }: AllowedProps) {
  const { failure, attempt } = useAttempt();
  if (view.grants.length === 0) return null;

  function revoke(id: string): Promise<void> {
    return attempt(async () => {
      await askGuard({ kind: "revoke-grant", id });
      await onChanged();
    });
  }

  return (
    <section class="allowed" aria-labelledby="allowed-title">
      <h2 id="allowed-title">{t("allowed_title")}</h2>
      <Failure failure={failure} />
      <ul>
        {view.grants.map((grant) => (
          <li key={grant.id} class="row">
            <div class="row-head">
              <GrantWords grant={grant} />
              {grant.source === "managed" ? null : (
                <button type="button" class="small" onClick={() => void revoke(grant.id)}>
                  {t("revoke")}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
