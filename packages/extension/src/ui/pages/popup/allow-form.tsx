import { useState } from "preact/hooks";
import { ANY_LOOPBACK, ANY_SITE } from "@hushport/core";
import { askGuard } from "../../../guard/ask-guard.ts";
import { GRANT_TERMS, type GrantDraft, type GrantTerm } from "../../../guard/messages.ts";
import { t } from "../../../i18n/translate.ts";
import { Failure } from "../../parts/failure.tsx";
import { Foreign } from "../../parts/foreign.tsx";
import { Rich } from "../../parts/rich.tsx";
import { useAttempt } from "../../parts/use-attempt.ts";
import { useFocusWhen } from "../../parts/use-focus-when.ts";
import { formatRanges } from "../../text/port-groups.ts";

/** What is allowed, for whom; how long is for the user to say. */
interface AllowFormProps {
  readonly site: string;
  readonly tab: number;
  readonly isPrivate: boolean;
  /** How long it can be allowed for; any term by default. */
  readonly terms?: readonly GrantTerm[];
  readonly draft: Pick<GrantDraft, "embedded" | "hosts" | "ports"> &
    Partial<Pick<GrantDraft, "program" | "readyMade">>;
  readonly onDone: () => Promise<void>;
}

/** Says exactly what will be let through, and asks for how long. */
export function AllowForm({ site, tab, isPrivate, terms = GRANT_TERMS, draft, onDone }: AllowFormProps) {
  const [term, setTerm] = useState<GrantTerm>(defaultTerm(isPrivate, terms));
  const [isAllowed, setAllowed] = useState(false);
  const { failure, attempt } = useAttempt();
  const reload = useFocusWhen(isAllowed);

  function allow(event: Event): Promise<void> {
    event.preventDefault();
    return attempt(async () => {
      await askGuard({ kind: "add-grant", grant: { ...draft, site, term, tab } });
      setAllowed(true);
      await onDone();
    });
  }

  if (isAllowed) {
    return (
      <div class="allow-form">
        <p role="status">{t("allowed_now")}</p>
        <button type="button" ref={reload} onClick={() => void chrome.tabs.reload(tab)}>
          {t("reload_page")}
        </button>
      </div>
    );
  }
  return (
    <form class="allow-form" onSubmit={(event) => void allow(event)}>
      <p>
        <Rich
          id={draft.program === undefined ? "allow_what" : "allow_what_program"}
          parts={[
            site === ANY_SITE ? t("any_site") : <Foreign>{site}</Foreign>,
            <Foreign>{hostText(draft.hosts)}</Foreign>,
            formatRanges(draft.ports),
            <strong>{draft.program ?? ""}</strong>,
          ]}
        />
      </p>
      {draft.embedded.length === 0 ? null : (
        <p>
          <Rich id="allow_embedded" parts={[<Foreign>{draft.embedded.join(", ")}</Foreign>]} />
        </p>
      )}
      <fieldset>
        <legend>{t("allow_term")}</legend>
        {terms.map((known) => (
          <label key={known}>
            <input type="radio" name="term" checked={term === known} onChange={() => setTerm(known)} />
            {t(`term_${known}`)}
          </label>
        ))}
      </fieldset>
      {isPrivate ? <p class="note">{t("allow_private")}</p> : null}
      <Failure failure={failure} />
      <button type="submit" class="primary">
        {t("allow")}
      </button>
    </form>
  );
}

/** In private windows the shortest lasting one. */
function defaultTerm(isPrivate: boolean, terms: readonly GrantTerm[]): GrantTerm {
  if (!isPrivate) return "always";
  return terms.includes("tab") ? "tab" : "day";
}

function hostText(hosts: readonly string[]): string {
  return hosts.map((host) => (host === ANY_LOOPBACK ? t("host_loopback") : host)).join(", ");
}
