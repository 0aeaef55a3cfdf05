import { CHANGES, type RouteOf } from "../../explorer/route.ts";
import type { PairCount, View } from "../../explorer/view.ts";
import { drawPairs } from "../draw-pairs.ts";
import { Figure } from "../parts/figure.tsx";
import { Part, Scroll } from "../parts/part.tsx";
import { StandingMark } from "../parts/standing-mark.tsx";
import { Foreign, Go, SiteAddress } from "../parts/text.tsx";
import { useSurroundings } from "../surroundings.ts";
import { CHANGE_WORDS, formatCount, STANDING_ORDER } from "../words.ts";

type ComparisonView = Extract<View, { readonly kind: "comparison" }>;

/** Pairs that are drawn. */
const DRAWN = 12;

/** Two surveys, or two cells of one: what appeared, what vanished. */
export function ComparisonPage(view: ComparisonView) {
  const { survey, other, route, facts } = view;
  const { counts, sites, next, vendors, ports } = facts;
  const { place } = useSurroundings();
  const [before, after] = [
    sideName(survey.name, survey.cells, route.cell),
    sideName(other.name, other.cells, route.otherCell),
  ];
  return (
    <>
      <h1>
        {`${formatCount(counts.appeared)} appeared, ${formatCount(counts.vanished)} vanished, ${formatCount(counts.changed)} changed`}
      </h1>
      <p class="sides">
        <span class="ring" aria-hidden="true" /> Before: <Foreign>{before}</Foreign>
        <br />
        <span class="disc" aria-hidden="true" /> After: <Foreign>{after}</Foreign>
      </p>
      {place === "server" && <Sides view={view} />}
      <Part id="standings" title="All sites">
        <Scroll label="All sites of both sides">
          <table class="dense">
            <thead>
              <tr>
                <th scope="col">Found</th>
                <th scope="col" class="number">
                  Before
                </th>
                <th scope="col" class="number">
                  After
                </th>
              </tr>
            </thead>
            <tbody>
              {STANDING_ORDER.map((standing) => (
                <tr key={standing}>
                  <th scope="row">
                    <StandingMark standing={standing} />
                  </th>
                  {facts.standings.map((side, index) => (
                    <td key={index} class="number">
                      {formatCount(side[standing])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </Part>
      <Pairs id="vendors" title="Vendors" pairs={vendors} />
      <Pairs id="ports" title="Ports" pairs={ports} />
      <Part id="sites" title="Sites">
        <nav aria-label="What became of sites">
          <ul class="cells">
            {CHANGES.map((change) => (
              <li key={change} class={change === route.change ? "here" : undefined}>
                {change === route.change ? (
                  <strong>{`${CHANGE_WORDS[change]} (${formatCount(counts[change])})`}</strong>
                ) : (
                  <Go
                    to={{ ...route, change, after: 0 }}
                  >{`${CHANGE_WORDS[change]} (${formatCount(counts[change])})`}</Go>
                )}
              </li>
            ))}
          </ul>
        </nav>
        <p class="note">
          A site vanished only where the later visit worked and found nothing; one that failed or was not
          visited cannot be told.
        </p>
        {sites.length === 0 ? (
          <p class="note">No site is like that.</p>
        ) : (
          <Scroll label={CHANGE_WORDS[route.change]}>
            <table>
              <caption>{CHANGE_WORDS[route.change]}</caption>
              <thead>
                <tr>
                  <th scope="col">Site</th>
                  <th scope="col">Before</th>
                  <th scope="col">After</th>
                </tr>
              </thead>
              <tbody>
                {sites.map(({ url, siteA, siteB, a, b }) => (
                  <tr key={url}>
                    <th scope="row">
                      <SiteAddress url={url} />
                    </th>
                    {(
                      [
                        [survey.name, siteA, a],
                        [other.name, siteB, b],
                      ] as const
                    ).map(([name, site, standing], index) => (
                      <td key={index}>
                        {site === null || standing === null ? (
                          "Not visited"
                        ) : (
                          <Go to={{ kind: "site", survey: name, site }}>
                            <StandingMark standing={standing} />
                          </Go>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
        {next !== null && (
          <p>
            <Go to={{ ...route, after: next }}>Next sites</Go>
          </p>
        )}
      </Part>
    </>
  );
}

function sideName(name: string, cells: readonly string[], cell: number): string {
  return cells.length === 1 ? name : `${name}: ${cells[cell] ?? ""}`;
}

function Pairs({
  id,
  title,
  pairs,
}: {
  readonly id: string;
  readonly title: string;
  readonly pairs: readonly PairCount[];
}) {
  const shown = pairs.slice(0, DRAWN);
  if (shown.length === 0) return null;
  return (
    <Part id={id} title={title}>
      <div class="beside">
        <Figure
          label={`${title} by sites before and after, as in the table`}
          draw={(document) => drawPairs(document, shown)}
        />
        <Scroll label={title}>
          <table class="dense">
            <caption class="hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                <th scope="col" class="number">
                  Before
                </th>
                <th scope="col" class="number">
                  After
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ name, a, b }) => (
                <tr key={name}>
                  <th scope="row">
                    <Foreign>{name}</Foreign>
                  </th>
                  <td class="number">{formatCount(a)}</td>
                  <td class="number">{formatCount(b)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </div>
    </Part>
  );
}

/** Which two sides are compared; making the choice is making an address. */
function Sides({ view: { survey, other, surveys, route } }: { readonly view: ComparisonView }) {
  return (
    <form class="search" action="/comparison" method="get">
      <Side
        name="survey"
        cellName="cell"
        label="Before"
        surveys={surveys}
        chosen={survey}
        cell={route.cell}
      />
      <Side
        name="other"
        cellName="otherCell"
        label="After"
        surveys={surveys}
        chosen={other}
        cell={route.otherCell}
      />
      <button type="submit">Compare</button>
    </form>
  );
}

interface SideProps {
  readonly name: string;
  readonly cellName: keyof Pick<RouteOf<"comparison">, "cell" | "otherCell">;
  readonly label: string;
  readonly surveys: readonly string[];
  readonly chosen: ComparisonView["survey"];
  readonly cell: number;
}

function Side({ name, cellName, label, surveys, chosen, cell }: SideProps) {
  return (
    <>
      <label>
        {`${label}: survey`}
        <select name={name}>
          {surveys.map((survey) => (
            <option key={survey} value={survey} selected={survey === chosen.name}>
              {survey}
            </option>
          ))}
        </select>
      </label>
      <label>
        {`${label}: cell`}
        <select name={cellName}>
          {chosen.cells.map((words, index) => (
            <option key={words} value={index} selected={index === cell}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
