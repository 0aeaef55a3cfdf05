import type { SiteVisit } from "../../explorer/queries/read-site.ts";
import type { View } from "../../explorer/view.ts";
import { Part } from "../parts/part.tsx";
import { StandingMark } from "../parts/standing-mark.tsx";
import { Foreign, Go, SiteAddress } from "../parts/text.tsx";
import { formatCount } from "../words.ts";

/** One site: what each visit found, and the way to the whole report. */
export function SitePage({ survey, facts, route }: Extract<View, { readonly kind: "site" }>) {
  const { url, domain, rank, visits, vendors } = facts;
  return (
    <>
      <h1>
        <SiteAddress url={url} />
      </h1>
      <dl class="facts">
        <div>
          <dt>Address</dt>
          <dd>
            <code>
              <Foreign>{url}</Foreign>
            </code>
          </dd>
        </div>
        <div>
          <dt>Registrable domain</dt>
          <dd>
            <Foreign>{domain}</Foreign>
          </dd>
        </div>
        {rank !== null && (
          <div>
            <dt>Rank</dt>
            <dd>{formatCount(rank)}</dd>
          </div>
        )}
      </dl>
      {vendors.length > 0 && (
        <Part id="vendors" title="Vendors">
          <ul class="prose">
            {vendors.map(({ vendor, tenant, hasScanned }) => (
              <li key={`${vendor} ${tenant}`}>
                <Go to={{ kind: "vendor", survey: survey.name, cell: 0, vendor, after: 0 }}>
                  <Foreign>{vendor}</Foreign>
                </Go>
                {tenant !== "" && (
                  <>
                    {", tenant "}
                    <Go to={{ kind: "sites", survey: survey.name, cell: 0, vendor, tenant, after: 0 }}>
                      <Foreign>{tenant}</Foreign>
                    </Go>
                  </>
                )}
                {hasScanned ? ": seen scanning" : ": its code is there, and was not seen scanning"}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part id="visits" title={visits.length === 1 ? "The visit" : "The visits"}>
        {visits.length === 0 && <p class="note">The site waits for its visit.</p>}
        {visits.map((visit) => (
          <Visit key={visit.id} visit={visit} survey={route.survey} cell={survey.cells[visit.cell] ?? ""} />
        ))}
      </Part>
    </>
  );
}

interface VisitProps {
  readonly visit: SiteVisit;
  readonly survey: string;
  readonly cell: string;
}

function Visit({ visit, survey, cell }: VisitProps) {
  const { id, standing, sentence, code, message, hasReport, evidence } = visit;
  return (
    <article class="visit">
      <h3>
        <StandingMark standing={standing} />
      </h3>
      {sentence !== null && (
        <p class="sentence">
          <Foreign>{sentence}</Foreign>
        </p>
      )}
      {code !== null && (
        <p class="ended">
          <code>
            <Foreign>{code}</Foreign>
          </code>
          {message !== null && (
            <>
              {": "}
              <Foreign>{message}</Foreign>
            </>
          )}
        </p>
      )}
      {hasReport && (
        <p>
          <Go to={{ kind: "report", survey, visit: id }}>The whole report of this visit</Go>
        </p>
      )}
      <dl class="facts">
        {factsOf(visit, cell).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Foreign>{value}</Foreign>
            </dd>
          </div>
        ))}
      </dl>
      {evidence !== null && (
        <p class="note">
          Its evidence ({formatBytes(visit.evidenceBytes)}) is kept as{" "}
          <code>
            <Foreign>{evidence}</Foreign>
          </code>
          ; <code>hushport replay</code> with that folder analyses it again, offline, and checks that nobody
          changed it.
        </p>
      )}
    </article>
  );
}

function factsOf(visit: SiteVisit, cell: string): readonly (readonly [name: string, value: string])[] {
  const { title, finalUrl, browser, attempts, portCount, probeCount } = visit;
  return [
    [
      "Visited",
      visit.startedAt
        .toISOString()
        .replace("T", " ")
        .replace(/\.\d+Z$/, " UTC"),
    ],
    ["Cell of the plan", cell],
    ...(visit.visit > 1 ? [["Visit", String(visit.visit)] as const] : []),
    ["Took", `${(visit.durationMs / 1_000).toFixed(1)} s`],
    ...(attempts > 1 ? [["Tries", String(attempts)] as const] : []),
    ...(browser === null ? [] : [["Browser", browser] as const]),
    ...(title === null || title === "" ? [] : [["Title", title] as const]),
    ...(finalUrl === null ? [] : [["Ended at", finalUrl] as const]),
    ...(probeCount === 0
      ? []
      : [["Probes", `${formatCount(probeCount)} to ${formatCount(portCount)} ports`] as const]),
    ...(visit.state === "dead" ? [["Given up", "after its last try"] as const] : []),
  ];
}

function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
