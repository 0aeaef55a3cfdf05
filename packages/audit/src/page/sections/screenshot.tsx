import type { PageInput } from "../page-input.ts";
import { hostOf } from "../format.ts";
import type { Section } from "../section.ts";

/** What a visitor saw while it happened. */
export const screenshot: Section = {
  id: "screenshot",
  title: "What the visitor saw",
  isShown: ({ screenshotUrl }) => screenshotUrl !== null,
  Content: ({ report, screenshotUrl }: PageInput) =>
    screenshotUrl === null ? null : (
      <figure class="screenshot">
        <img
          src={screenshotUrl}
          alt={`The page of ${hostOf(report.finalUrl) ?? "the site"} as it looked at the end of the visit`}
        />
        <figcaption>The page at the end of the visit.</figcaption>
      </figure>
    ),
};
