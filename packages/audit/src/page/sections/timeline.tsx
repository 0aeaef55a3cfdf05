import { drawTimeline, FAR_WORDS } from "../chart.ts";
import type { PageInput } from "../page-input.ts";
import type { Section } from "../section.ts";

/** When each port was tried and how far that got. */
export const timeline: Section = {
  id: "timeline",
  title: "When it happened",
  isShown: ({ report }) => report.probes.length > 0,
  Content: ({ report }: PageInput) => (
    <figure>
      <div class="legend">
        {FAR_WORDS.map((word, index) => (
          <span key={word} class="legend-item">
            <LegendShape index={index} />
            {word}
          </span>
        ))}
        <span class="legend-item">
          <svg class="wide" viewBox="0 0 24 12" aria-hidden="true">
            <path d="M1 6 H23" class="legend-bar" />
          </svg>
          Until it ended
        </span>
      </div>
      <div class="scroll" role="region" aria-label="Chart of attempts" tabIndex={0}>
        <div
          class="chart"
          role="img"
          aria-label="Each port on its own line, marks at the times at which the page tried it. The table of attempts below holds the same data."
          // Made by drawTimeline() alone, which puts numbers and program names of our own tables into it.
          dangerouslySetInnerHTML={{ __html: drawTimeline(report) }}
        />
      </div>
      <figcaption>
        The first {report.probes.length === 1 ? "attempt" : "attempts"} of the page, from the moment the visit
        began. Differences in how long an attempt takes are what tells a page whether something is there.
      </figcaption>
    </figure>
  ),
};

function LegendShape({ index }: { readonly index: number }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true" class={`far-${index}`}>
      {index === 0 ? <circle cx="6" cy="6" r="4.5" /> : null}
      {index === 1 ? <path d="M6 0.5 L11.5 6 L6 11.5 L0.5 6 Z" /> : null}
      {index === 2 ? <rect x="1.5" y="1.5" width="9" height="9" /> : null}
    </svg>
  );
}
