import { SECTIONS, type LabCell, type Section } from "../report/cell-schema.ts";
import type { LabReport } from "../report/schema.ts";
import { CellTable } from "./cell-table.tsx";
import { channelWords } from "./channel-words.ts";
import { drawTimes } from "./draw-times.ts";
import { useDrawing } from "./drawing.ts";
import { explainCell } from "./explain-cell.ts";
import { findRemedies } from "./find-remedies.ts";

const SECTION_TITLES: Readonly<Record<Section, string>> = {
  channels: "Every number, by channel",
  contexts: "From frames and workers",
  spellings: "The address written in other ways",
  hosts: "Hosts of a local network",
  custom: "Every number of what was asked for",
};

const SECTION_NOTES: Readonly<Record<Section, string>> = {
  channels:
    "What one probe tells a page about the state of a port: 0 bits is nothing, 1 bit is one of two states for sure, 2 bits one of four.",
  contexts: "Whether probes arrive that do not come from the document itself, and what they tell.",
  hosts:
    "Whether probes of a local network arrive, and what they tell of hosts that answer, refuse, filter or are not there.",
  spellings: "Whether probes arrive when 127.0.0.1 is written differently, and what they tell.",
  custom:
    "What one probe tells a page about the state of a port: 0 bits is nothing, 1 bit one of two states for sure.",
};

/** A result in words, pictures and numbers: the same on the lab's page and in `lab.html`. */
export function ResultView({
  report,
  prefix = "",
}: {
  readonly report: LabReport;
  readonly prefix?: string;
}) {
  const { cells } = report;
  const main = cells.filter(({ section }) => section === "channels" || section === "custom");
  const answers = main.length > 0 ? main : cells;
  return (
    <>
      <p class="sentence">{summarise(report)}</p>
      {report.outcome === "interrupted" && <p>It was ended early: this is what was measured until then.</p>}
      <Answers cells={answers} prefix={prefix} />
      <Remedies cells={answers} prefix={prefix} permission={report.permission} />
      <Times cells={answers} prefix={prefix} />
      {SECTIONS.map((section) => (
        <CellSection
          key={section}
          section={section}
          prefix={prefix}
          cells={cells.filter((cell) => cell.section === section)}
        />
      ))}
    </>
  );
}

interface PartProps {
  readonly cells: readonly LabCell[];
  /** Keeps ids apart where two results share a page. */
  readonly prefix: string;
}

function Answers({ cells, prefix }: PartProps) {
  if (cells.length === 0) return null;
  const explained = cells
    .map((cell) => ({ cell, ...explainCell(cell) }))
    .toSorted((first, second) => first.rank - second.rank);
  return (
    <section class="part" aria-labelledby={`${prefix}answers`}>
      <h2 id={`${prefix}answers`}>What a page can tell</h2>
      <div>
        <p class="soft">
          Open: a program listens at the port. Closed: none does, and the computer says so. Filtered: a
          firewall swallows the knock, and nothing comes back.
        </p>
        <ul class="answers">
          {explained.map(({ cell: { channel, context, spelling }, tone, sentence, detail }) => (
            <li key={`${channel} ${context} ${spelling}`} class={`answer ${tone}`}>
              <span class="mark">{TONE_WORDS[tone]}</span>
              <span>
                {sentence}
                {context !== "document" && ` From: ${context}.`}
                {spelling !== "127.0.0.1" && ` Written: ${spelling}.`} <span class="soft">{detail}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

const TONE_WORDS = { leaks: "Tells", quiet: "Quiet", unknown: "Unknown" } as const;

function Remedies({ cells, prefix, permission }: PartProps & Pick<LabReport, "permission">) {
  const remedies = findRemedies(cells, permission);
  if (remedies.length === 0) return null;
  return (
    <section class="part" aria-labelledby={`${prefix}remedies`}>
      <h2 id={`${prefix}remedies`}>What would stop it</h2>
      <dl class="remedies">
        {remedies.map(({ id, title, sentence, channels }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              {sentence} <span class="soft">{`For ${channels.join(", ")}.`}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Times({ cells, prefix }: PartProps) {
  const document = useDrawing();
  if (!cells.some(({ states }) => states.some(({ durationMs }) => durationMs !== null))) return null;
  return (
    <section class="part" aria-labelledby={`${prefix}times`}>
      <h2 id={`${prefix}times`}>How long the page waits</h2>
      <div>
        <p class="soft">
          The middle four fifths of the times, the dot in their middle, for each kind of port. A port without
          an answer in time stands at the right edge. Where the dots of one channel lie apart, time alone
          gives the port away.
        </p>
        <div
          class="scroll"
          tabIndex={0}
          role="img"
          aria-label="Times until the page was told, by channel and kind of port; the tables below have the numbers"
          dangerouslySetInnerHTML={{ __html: drawTimes(document, cells) }}
        />
      </div>
    </section>
  );
}

function CellSection({ section, cells, prefix }: PartProps & { readonly section: Section }) {
  if (cells.length === 0) return null;
  const title = SECTION_TITLES[section];
  return (
    <section class="part" aria-labelledby={`${prefix}${section}`}>
      <h2 id={`${prefix}${section}`}>{title}</h2>
      <CellTable title={title} note={SECTION_NOTES[section]} cells={cells} />
    </section>
  );
}

/** The answer in one breath. */
export function summarise({ browser, permission, protection: { extension }, cells }: LabReport): string {
  const main = cells.filter(({ section }) => section === "channels" || section === "custom");
  const judged = (main.length > 0 ? main : cells).filter(({ verdict }) => verdict.kind !== "not-available");
  const leaking = judged.filter(({ verdict }) => verdict.kind === "leaks");
  const guard = extension === null ? "" : ` with ${extension.name}`;
  const where = `${browser.name} ${browser.version}${guard}`;
  if (judged.length === 0) return `Too little was measured in ${where} to judge anything.`;
  const states = {
    off: "",
    insecure: " opened over plain http",
    prompt: " whose permission question is still open",
    denied: " that was denied local network access",
    granted: " that was granted local network access",
  } as const;
  const page = `a page${states[permission]}`;
  if (leaking.length === 0)
    return `In ${where}, ${page} learned nothing about ports in any of the ${judged.length} ways that were judged.`;
  const names = [...new Set(leaking.map(({ channel }) => channelWords(channel)))];
  const few = names.length <= 3 ? `: ${names.join(", ")}` : "";
  return `In ${where}, ${page} can find out about ports of this machine in ${leaking.length === judged.length ? `all ${judged.length}` : `${leaking.length} of the ${judged.length}`} ways that were judged${few}.`;
}
