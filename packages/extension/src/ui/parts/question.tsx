import { targetOf } from "../../guard/journal/target.ts";
import type { Replies } from "../../guard/replies.ts";
import { t } from "../../i18n/translate.ts";
import { Foreign } from "./foreign.tsx";
import { Rich } from "./rich.tsx";

/** A navigation that waits for a click, and whose page wanted it. */
export type Asked = NonNullable<Replies["read-asked"]>;

interface QuestionProps {
  readonly asked: Asked;
  readonly heading: "h1" | "h2";
}

/** Who wants to send the user where. */
export function Question({ asked: { entry, site }, heading: Heading }: QuestionProps) {
  const where =
    targetOf(entry)?.space === "loopback" ? t("warning_where_computer") : t("warning_where_network");
  const who = site === null ? t("warning_somebody") : <Foreign>{site}</Foreign>;
  return (
    <>
      <Heading>
        <Rich id="warning_heading" parts={[who, where]} />
      </Heading>
      <p class="target">
        <Foreign>{entry.url}</Foreign>
      </p>
    </>
  );
}

/** That a body cannot be sent again. */
export function BodyLost({ asked: { entry } }: { readonly asked: Asked }) {
  return entry.isBodyLost === true ? (
    <p class="prose important">{t("warning_body_lost", entry.method ?? "POST")}</p>
  ) : null;
}
