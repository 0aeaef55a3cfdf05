import { plural } from "../../report/plain-words.ts";
import type { ReportInitiator } from "../../report/initiator-schema.ts";
import { hostOf } from "../format.ts";
import type { PageInput } from "../page-input.ts";
import { Fact } from "../parts/fact.tsx";
import { Address, Foreign, Omitted } from "../parts/text.tsx";
import type { Section } from "../section.ts";

/** Places in a script that are written out. */
const SHOWN_PLACES = 5;

/** Which scripts did it, and where they came from. */
export const initiators: Section = {
  id: "initiators",
  title: "Who did it",
  isShown: ({ report }) => report.initiators.length > 0,
  Content: ({ report }: PageInput) => (
    <>
      {report.initiators.map((initiator, index) => (
        <InitiatorCard key={index} initiator={initiator} />
      ))}
      <Omitted count={report.omitted.initiators} what="scripts" />
    </>
  ),
};

function InitiatorCard({ initiator }: { readonly initiator: ReportInitiator }) {
  return (
    <article class="initiator">
      <h3>
        <Foreign>
          {initiator.vendor ?? hostOf(initiator.scriptUrl) ?? "The page’s markup, or an unnamed script"}
        </Foreign>
      </h3>
      <dl class="facts wide">
        {initiator.scriptUrl === null ? null : (
          <Fact term="Script">
            <Address url={initiator.scriptUrl} />
          </Fact>
        )}
        {initiator.places.length === 0 ? null : (
          <Fact term="Place">
            {initiator.places
              .slice(0, SHOWN_PLACES)
              .map(
                ({ line, column, probeCount }) =>
                  `line ${line}, column ${column} (${plural(probeCount, "attempt")})`,
              )
              .join("; ")}
          </Fact>
        )}
        {initiator.frameUrl === null ? null : (
          <Fact term="Ran in">
            <Address url={initiator.frameUrl} />{" "}
            <span class="contexts">({initiator.contexts.join(", ")})</span>
          </Fact>
        )}
        {initiator.cnames.length === 0 ? null : (
          <Fact term="Its host is an alias of">
            <ol class="chain">
              {initiator.cnames.map((name) => (
                <li key={name}>
                  <Foreign>{name}</Foreign>
                </li>
              ))}
            </ol>
          </Fact>
        )}
        {initiator.tenant === null ? null : (
          <Fact term="Customer id">
            <Foreign>{initiator.tenant}</Foreign>
          </Fact>
        )}
        {initiator.sha256 === null ? null : (
          <Fact term="SHA-256 of the script">
            <code class="hash">{initiator.sha256}</code>
          </Fact>
        )}
        <Fact term="Attempts">{initiator.probeCount.toLocaleString("en")}</Fact>
      </dl>
      {initiator.stack.length === 0 ? null : <Stack stack={initiator.stack} />}
    </article>
  );
}

function Stack({ stack }: { readonly stack: ReportInitiator["stack"] }) {
  return (
    <details>
      <summary>How it was called ({plural(stack.length, "step")}, innermost first)</summary>
      <ol class="stack">
        {stack.map((frame, index) => (
          <li key={index}>
            {frame.asyncCause === undefined ? null : (
              <span class="async">
                after <Foreign>{frame.asyncCause}</Foreign>
              </span>
            )}
            <code>
              <Foreign>{frame.functionName === "" ? "(anonymous)" : frame.functionName}</Foreign>
            </code>{" "}
            <Address url={frame.url} />
            <span class="position">
              :{frame.line}:{frame.column}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
