import type { SurveyHead, View } from "../../explorer/view.ts";
import { formatCount } from "../words.ts";
import { Foreign, Go } from "./text.tsx";

/** Whose result this is, and the ways to its pages. */
export function Masthead({ view }: { readonly view: View }) {
  const survey = view.kind === "surveys" ? undefined : view.survey;
  return (
    <header class="masthead">
      <p class="brand">
        <svg viewBox="0 0 28 20" aria-hidden="true">
          <path d="M2 18 V9 a6 6 0 0 1 12 0 V18 M14 18 V9 a6 6 0 0 1 12 0 V18 M0 18.5 H28" />
          <circle cx="8" cy="9.5" r="1.6" />
        </svg>
        <Go to={{ kind: "surveys" }}>Hushport survey</Go>
      </p>
      {survey && (
        <Places survey={survey} cell={"cell" in view.route ? view.route.cell : 0} kind={view.kind} />
      )}
      {survey && (
        <p class="when">
          <Foreign>{survey.name}</Foreign>
          <br />
          {`${formatCount(survey.sites)} sites${survey.state === "stopped" ? ", stopped" : ""}`}
        </p>
      )}
    </header>
  );
}

interface PlacesProps {
  readonly survey: SurveyHead;
  readonly cell: number;
  readonly kind: View["kind"];
}

function Places({ survey: { name, cells }, cell, kind }: PlacesProps) {
  const otherCell = cell === 0 && cells.length > 1 ? 1 : 0;
  const places = [
    { kind: "overview", words: "Overview", to: { kind: "overview", survey: name, cell } },
    { kind: "sites", words: "Sites", to: { kind: "sites", survey: name, cell, after: 0 } },
    {
      kind: "comparison",
      words: "Compare",
      to: {
        kind: "comparison",
        survey: name,
        cell: otherCell,
        otherCell: cell,
        change: "appeared",
        after: 0,
      },
    },
  ] as const;
  return (
    <nav aria-label="Pages of this survey">
      <ul class="places">
        {places.map((place) => (
          <li key={place.kind} class={place.kind === kind ? "here" : undefined}>
            <Go to={place.to}>{place.words}</Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}
