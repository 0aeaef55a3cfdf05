import type { Section } from "../section.ts";

/** How to read the report. */
export const reading: Section = {
  id: "reading",
  title: "How to read this",
  isShown: () => true,
  Content: () => (
    <div class="prose">
      <p>
        Programs on a computer wait for connections behind numbered doors, the <strong>ports</strong>. A web
        page cannot read what is behind them, but it can knock: the time until an error comes back tells an
        open port from a closed one. Each knock is one <strong>attempt</strong> in this report.
      </p>
      <dl class="glossary">
        <dt>How far it got</dt>
        <dd>
          From “tried” (the page asked, and no packet was sent) and “refused” (the computer answered that
          nothing is there) over “connected” to “answer received”. From “connected” on, the program behind the
          port could notice it.
        </dd>
        <dt>What the page could learn</dt>
        <dd>
          What the port did on the computer that was used for this audit: something is there, nothing is
          there, or no answer came. It describes that computer, not the site.
        </dd>
        <dt>Scan and local access</dt>
        <dd>
          A <em>scan</em> looks for what is installed. <em>Local access</em> is an attempt to talk to one
          certain program, such as an identity card reader or a game launcher.
        </dd>
        <dt>Confidence</dt>
        <dd>
          How sure the recogniser is of rule, vendor and purpose together. What was recorded happened; what it
          was for is a judgement.
        </dd>
      </dl>
    </div>
  ),
};
