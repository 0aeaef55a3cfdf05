import type { PageInput } from "../page-input.ts";
import type { Section } from "../section.ts";

/** What the report does not prove. */
export const limits: Section = {
  id: "limits",
  title: "What it does not prove",
  isShown: () => true,
  Content: ({ report }: PageInput) => (
    <ul class="prose">
      <li>
        <strong>It is one visit</strong>, with one browser, from one place. Sites treat visitors differently:
        by operating system, country, consent, login, and whether they were there before. Nothing found is not
        proof that nothing is ever done.
      </li>
      <li>
        <strong>It does not show what happened to the answers.</strong> The page could learn what is listed
        here; whether it was sent home, kept or thrown away is not part of this record.
      </li>
      <li>
        <strong>A port is not a program.</strong> The names are what usually waits there. Other programs use
        the same numbers.
      </li>
      <li>
        <strong>A script is not a culprit.</strong> The script named is the one that made the attempt. Who
        placed it there, and whether the site’s owner knows, the record does not say.
      </li>
      {report.verdict === "clean" ? (
        <li>
          <strong>It ends when the watching ends.</strong> A page that waits longer, or for a click, is not
          caught.
        </li>
      ) : null}
    </ul>
  ),
};
