import type { ComponentChildren } from "preact";
import type { TabView } from "../../../guard/replies.ts";
import { formatTime, t } from "../../../i18n/translate.ts";
import { Foreign } from "../../parts/foreign.tsx";
import { Rich } from "../../parts/rich.tsx";
import { StateMark, type StateKind } from "../../parts/state-mark.tsx";
import { isFirefox } from "../../mount.tsx";
import { VisitSentence } from "../../text/visit-sentence.tsx";

/** This site, in one sentence. */
export function Headline({ view }: { readonly view: TabView }) {
  const kind = stateKind(view);
  return (
    <section class="headline" data-state={kind}>
      <p class="state">
        <StateMark kind={kind} /> {t(`state_${kind}`)}
      </p>
      <h1>{sentence(view)}</h1>
      {view.isFile && view.mode !== "off" && !isFirefox() ? <p class="note">{t("file_note")}</p> : null}
      {[view.workers, view.nameless].map((judged) =>
        judged === null ? null : (
          <p key={judged.visit.id} class="workers">
            {t("workers_intro")} <VisitSentence {...judged} />
          </p>
        ),
      )}
    </section>
  );
}

function stateKind({ mode, pause, page, workers, nameless }: TabView): StateKind {
  if (mode === "off" || pause !== null) return "off";
  const attempts = [page, workers, nameless].flatMap((judged) => judged?.summary.attempts ?? []);
  if (attempts.some(({ block }) => block > 0)) return "blocked";
  if (attempts.some(({ ask }) => ask > 0)) return "asked";
  return attempts.some(({ allow }) => allow > 0) ? "allowed" : "quiet";
}

function sentence({ site, isFile, mode, pause, page }: TabView): ComponentChildren {
  if (mode === "off") return t("headline_off");
  if (pause !== null) {
    return pause.untilMs === null ? (
      <Rich id="headline_paused" parts={[name(site)]} />
    ) : (
      <Rich id="headline_paused_until" parts={[name(site), formatTime(pause.untilMs)]} />
    );
  }
  if (page !== null) return <VisitSentence {...page} />;
  if (isFile) return t("headline_file");
  return site === null ? t("headline_no_site") : <Rich id="headline_quiet" parts={[name(site)]} />;
}

function name(site: string | null): ComponentChildren {
  return site === null ? t("site_unknown") : <Foreign>{site}</Foreign>;
}
