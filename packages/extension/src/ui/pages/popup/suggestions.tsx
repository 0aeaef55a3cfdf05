import { useState } from "preact/hooks";
import type { ReadyMadePair } from "@hushport/core";
import type { TabView } from "../../../guard/replies.ts";
import { t } from "../../../i18n/translate.ts";
import { isFirefox } from "../../mount.tsx";
import { Rich } from "../../parts/rich.tsx";
import { pairPurpose } from "../../text/pair-purpose.ts";
import { suggestPairs } from "../../text/suggest-pairs.ts";
import { AllowForm } from "./allow-form.tsx";

interface SuggestionsProps {
  readonly view: TabView;
  readonly tab: number;
  readonly onChanged: () => Promise<void>;
}

/**
 * Programs that this site is known to have a good reason to talk to. One that was just allowed stays, to say so and to offer
 * what comes next.
 */
export function Suggestions({ view, tab, onChanged }: SuggestionsProps) {
  const [allowed, setAllowed] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      {suggestPairs(view, { isByRules: !isFirefox(), kept: allowed }).map((pair) => (
        <Suggestion
          key={pair.id}
          pair={pair}
          isAllowed={allowed.has(pair.id)}
          view={view}
          tab={tab}
          onChanged={() => {
            setAllowed(new Set([...allowed, pair.id]));
            return onChanged();
          }}
        />
      ))}
    </>
  );
}

interface SuggestionProps extends SuggestionsProps {
  readonly pair: ReadyMadePair;
  readonly isAllowed: boolean;
}

function Suggestion({ pair, isAllowed, view, tab, onChanged }: SuggestionProps) {
  const [isOpen, setOpen] = useState(false);
  const { id, program, embedded, hosts, ports } = pair;
  return (
    <section class="suggestion" aria-label={t("suggestion_title")}>
      <p>
        <Rich id="suggestion" parts={[<strong>{program}</strong>]} /> {pairPurpose(pair)}
      </p>
      {isAllowed ? null : (
        <button type="button" class="primary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("suggestion_allow", program)}
        </button>
      )}
      {isOpen && view.site !== null ? (
        <AllowForm
          site={view.site}
          tab={tab}
          isPrivate={view.isPrivate}
          draft={{
            embedded: [...embedded],
            hosts: [...hosts],
            ports: [...ports],
            program,
            readyMade: id,
          }}
          onDone={onChanged}
        />
      ) : null}
    </section>
  );
}
