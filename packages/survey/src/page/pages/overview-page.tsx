import { PURPOSE_WORDS } from "@hushport/audit";
import type { SiteFilter } from "../../explorer/route.ts";
import type { View } from "../../explorer/view.ts";
import { Breakdown } from "../parts/breakdown.tsx";
import { CellChooser } from "../parts/cell-chooser.tsx";
import { StandingMark } from "../parts/standing-mark.tsx";
import { Foreign, Go } from "../parts/text.tsx";
import { formatCount, formatShare, spaceWords, STANDING_ORDER } from "../words.ts";

/** What a survey found, in numbers. */
export function OverviewPage({
  survey,
  route: { cell },
  facts,
}: Extract<View, { readonly kind: "overview" }>) {
  const { standings, vendors, purposes, channels, ports, programs } = facts;
  const { name, cells } = survey;
  const visited = STANDING_ORDER.reduce((sum, standing) => sum + standings[standing], 0);
  const answered = visited - standings.failed;
  const sites = (filter: SiteFilter) => ({ kind: "sites", survey: name, cell, after: 0, ...filter }) as const;
  return (
    <>
      <h1>{headline(standings.scan, standings["local-access"], answered)}</h1>
      <CellChooser
        cells={cells}
        cell={cell}
        to={(other) => ({ kind: "overview", survey: name, cell: other })}
      />
      <ul class="figures">
        {STANDING_ORDER.map((standing) => (
          <li key={standing}>
            <span class="count">{formatCount(standings[standing])}</span>
            <Go to={sites({ standing })}>
              <StandingMark standing={standing} />
            </Go>
            <span class="note">{formatShare(standings[standing], visited)}</span>
          </li>
        ))}
        {survey.sites > visited && (
          <li>
            <span class="count">{formatCount(survey.sites - visited)}</span>
            <span>Waiting for a visit</span>
          </li>
        )}
      </ul>
      <Breakdown
        id="vendors"
        title="Vendors"
        what="Vendor"
        more={["Scanned", "Tenants"]}
        whole={answered}
        note="Whose code the sites carry. Solid: the sites where it was seen scanning."
        rows={vendors.map(({ vendor, sites: count, scanned, tenants }) => ({
          key: vendor,
          label: vendor,
          name: (
            <Go to={{ kind: "vendor", survey: name, cell, vendor, after: 0 }}>
              <Foreign>{vendor}</Foreign>
            </Go>
          ),
          sites: count,
          strong: scanned,
          more: [formatCount(scanned), formatCount(tenants)],
        }))}
      />
      <Breakdown
        id="purposes"
        title="Purposes"
        what="Purpose"
        whole={answered}
        rows={purposes.map(({ purpose, sites: count }) => ({
          key: purpose,
          label: PURPOSE_WORDS[purpose],
          name: <Go to={sites({ purpose })}>{PURPOSE_WORDS[purpose]}</Go>,
          sites: count,
        }))}
      />
      <Breakdown
        id="ports"
        title="Ports"
        what="Port"
        whole={answered}
        rows={ports.map(({ port, space, program, sites: count }) => ({
          key: `${port} ${space}`,
          label: program === null ? String(port) : `${port} ${program}`,
          name: (
            <>
              <Go to={{ kind: "port", survey: name, cell, port, after: 0 }}>{String(port)}</Go>
              <span class="beneath">
                {program === null ? (
                  spaceWords(space)
                ) : (
                  <Foreign>{`${program}, ${spaceWords(space)}`}</Foreign>
                )}
              </span>
            </>
          ),
          sites: count,
        }))}
      />
      <Breakdown
        id="programs"
        title="Programs"
        what="Program"
        whole={answered}
        note="What most likely sits at the ports."
        rows={programs.map(({ program, sites: count }) => ({
          key: program,
          label: program,
          name: (
            <Go to={sites({ program })}>
              <Foreign>{program}</Foreign>
            </Go>
          ),
          sites: count,
        }))}
      />
      <Breakdown
        id="channels"
        title="Channels"
        what="Channel"
        whole={answered}
        note="How pages reached for ports."
        rows={channels.map(({ channel, sites: count }) => ({
          key: channel,
          label: channel,
          name: <Go to={sites({ channel })}>{channel}</Go>,
          sites: count,
        }))}
      />
    </>
  );
}

function headline(scans: number, localAccess: number, answered: number): string {
  if (answered === 0) return "No site has been visited yet.";
  const found = scans + localAccess;
  if (found === 0) return `Not one of ${formatCount(answered)} sites reached for anything local.`;
  return (
    `${formatCount(found)} of ${formatCount(answered)} sites (${formatShare(found, answered)}) reached into the ` +
    `visitor’s computer or network; ${formatCount(scans)} of them scanned its ports.`
  );
}
