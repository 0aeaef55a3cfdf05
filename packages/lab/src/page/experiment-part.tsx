import { formatMs } from "../talk/numbers.ts";
import { PUBLISHED_TIMES } from "../talk/published-times.ts";
import type { BlockingResult, DiscoveryResult, ExperimentResult, TimingResult } from "../talk/talk-schema.ts";
import { drawDiscovery } from "./draw-discovery.ts";
import { useDrawing } from "./drawing.ts";
import { drawBars, drawCurve, drawPublished, summariseTimes } from "./draw-timing.ts";

/** One experiment: what the talk said, what is true, and the picture and numbers that say so. */
export function ExperimentPart({ result }: { readonly result: ExperimentResult }) {
  return (
    <section id={result.id} class="part" aria-labelledby={`${result.id}-title`}>
      <h2 id={`${result.id}-title`}>{result.title}</h2>
      <div>
        <p class="soft">{`The claim: ${result.claim}`}</p>
        <p class="sentence">{result.sentence}</p>
        <Measured result={result} />
      </div>
    </section>
  );
}

function Measured({ result }: { readonly result: ExperimentResult }) {
  switch (result.kind) {
    case "timing":
      return <Timing result={result} />;
    case "blocking":
      return <Blocking result={result} />;
    case "discovery":
      return <Discovery result={result} />;
    default:
      return result satisfies never;
  }
}

function Discovery({
  result: { title, searches, addresses, deadlineMs },
}: {
  readonly result: DiscoveryResult;
}) {
  const document = useDrawing();
  return (
    <>
      <Chart label={`${title}, measured`} svg={drawDiscovery(document, searches)} title="Devices found" />
      <details>
        <summary>The numbers</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`Numbers of ${title}`}>
          <table>
            <caption>{`Searches of ${addresses} addresses until every device was found; one that said nothing in ${deadlineMs} ms counts as nobody's.`}</caption>
            <thead>
              <tr>
                <th scope="col">Addresses given</th>
                <th scope="col">Searched</th>
                <th scope="col" class="number">
                  Found
                </th>
                <th scope="col" class="number">
                  Probes
                </th>
                <th scope="col" class="number">
                  Mistaken
                </th>
              </tr>
            </thead>
            <tbody>
              {searches.map(({ layout, arm, round, foundAt, hosts, probes, mistaken }) => (
                <tr key={`${layout} ${arm} ${round}`}>
                  <td>{layout}</td>
                  <td>{arm}</td>
                  <td class="number">{`${foundAt.length} of ${hosts}`}</td>
                  <td class="number">{probes}</td>
                  <td class="number">{mistaken}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function Timing({ result }: { readonly result: TimingResult }) {
  const document = useDrawing();
  const svg = result.chart === "curve" ? drawCurve(document, result) : drawBars(document, result);
  return (
    <>
      <div class={result.id === "seven-ports" ? "beside" : undefined}>
        <Chart label={`${result.title}, measured`} svg={svg} title="Measured here" />
        {result.id === "seven-ports" && (
          <Chart
            label="The talk’s published numbers"
            svg={drawPublished(document, PUBLISHED_TIMES)}
            title="Published in the talk"
          />
        )}
      </div>
      <details>
        <summary>The numbers</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={`Numbers of ${result.title}`}>
          <table>
            <caption>{`Median, smallest and largest time. Attempts without an answer count as the moment they were given up.`}</caption>
            <thead>
              <tr>
                <th scope="col">Arm</th>
                <th scope="col">Port</th>
                <th scope="col" class="number">
                  Median
                </th>
                <th scope="col" class="number">
                  Smallest
                </th>
                <th scope="col" class="number">
                  Largest
                </th>
                <th scope="col" class="number">
                  Answered
                </th>
              </tr>
            </thead>
            <tbody>
              {summariseTimes(result).map((row) => (
                <tr key={`${row.arm} ${row.target}`}>
                  <td>{row.arm}</td>
                  <td>{row.target}</td>
                  <td class="number">{formatMs(row.medianMs)}</td>
                  <td class="number">{formatMs(row.lowMs)}</td>
                  <td class="number">{formatMs(row.highMs)}</td>
                  <td class="number">{`${row.ended} of ${row.count}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function Chart({
  label,
  svg,
  title,
}: {
  readonly label: string;
  readonly svg: string;
  readonly title: string;
}) {
  return (
    <figure>
      <h3>{title}</h3>
      <div
        class="scroll"
        tabIndex={0}
        role="img"
        aria-label={label}
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    </figure>
  );
}

/** Ports in one row of the strip below; 256 rows would be taller than a screen. */
const STRIP_ROW = 1_024;

function Blocking({ result }: { readonly result: BlockingResult }) {
  const rows = Math.ceil((result.tried + 1) / STRIP_ROW);
  return (
    <figure>
      <svg
        class="plot strip"
        viewBox={`0 0 ${STRIP_ROW} ${rows * 4}`}
        role="img"
        aria-label={`${result.blocked.length} blocked ports of ${result.tried}`}
      >
        <rect width={STRIP_ROW} height={rows * 4} fill="var(--hair)" />
        {result.blocked.map((port) => (
          <rect
            key={port}
            x={port % STRIP_ROW}
            y={Math.floor(port / STRIP_ROW) * 4}
            width="2.5"
            height="4"
            fill="var(--far-2)"
          />
        ))}
      </svg>
      <figcaption>{`Every port from 1 to ${result.tried}, ${STRIP_ROW} in a row; marked: blocked. They are ${result.blocked.join(", ")}.`}</figcaption>
    </figure>
  );
}
