import type { AskedView } from "../../guard/asked-view.ts";
import { t } from "../../i18n/translate.ts";
import { Foreign } from "./foreign.tsx";
import { Rich } from "./rich.tsx";

interface QuestionProps {
  readonly asked: AskedView;
  readonly heading: "h1" | "h2";
}

/** Who wants to send the user where. */
export function Question({ asked: { url, isLoopback, site }, heading: Heading }: QuestionProps) {
  const where = isLoopback ? t("warning_where_computer") : t("warning_where_network");
  const who = site === null ? t("warning_somebody") : <Foreign>{site}</Foreign>;
  return (
    <>
      <Heading>
        <Rich id="warning_heading" parts={[who, where]} />
      </Heading>
      <p class="target">
        <Foreign>{url}</Foreign>
      </p>
    </>
  );
}

/** That a body cannot be sent again. */
export function BodyLost({ asked: { method, isBodyLost } }: { readonly asked: AskedView }) {
  return isBodyLost ? <p class="prose important">{t("warning_body_lost", method)}</p> : null;
}
